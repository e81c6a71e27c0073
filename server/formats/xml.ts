import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FormatError } from './problem.ts';

/** An element of XML with its names resolved (Namespaces in XML 1.0). */
export interface XmlElement {
  type: 'element';
  /** As written, with its prefix. */
  name: string;
  local: string;
  /** Its namespace; empty where it is in none. */
  uri: string;
  /** In the order written; declarations of namespaces are among them. */
  attributes: XmlAttribute[];
  children: XmlNode[];
  parent: XmlElement | undefined;
  /** Where its start tag ends, counted from 1. */
  line: number;
  /** Where it stands in the text that was parsed; undefined for one that was made. */
  place?: XmlPlace;
}

/** Where an element stands in a text, in UTF-16 code units. */
export interface XmlPlace {
  /** Of its start tag. */
  start: number;
  /** Behind its start tag. In an empty-element tag, all that follow are the same. */
  contentStart: number;
  /** Of its end tag. */
  contentEnd: number;
  /** Behind its end tag. */
  end: number;
}

/** An attribute of an element. */
export interface XmlAttribute {
  name: string;
  local: string;
  uri: string;
  value: string;
}

/** Text, CDATA, comments and processing instructions, in the places where they stand. */
export type XmlNode =
  | XmlElement
  | { type: 'text'; text: string }
  | { type: 'cdata'; text: string }
  | { type: 'comment'; text: string }
  | { type: 'instruction'; target: string; text: string };

/** A document of XML: its root with what stands before and after it. */
export interface XmlDocument {
  /** As declared; 1.0 where nothing is. */
  version: string;
  /** Whether there is a declaration, and what it says of `standalone`. */
  declaration: { encoding?: string; standalone?: string } | undefined;
  /** Document type declaration without its delimiters, kept but never acted upon. */
  doctype: string | undefined;
  before: XmlNode[];
  root: XmlElement;
  after: XmlNode[];
}

/** Elements inside each other; a file that nests deeper is built to do harm. */
const DEEPEST = 256;

/**
 * Parses XML 1.0 strictly. A document type declaration is kept, but no entity it declares is ever
 * expanded or fetched: a reference to one is an error, as to any unknown entity.
 *
 * @param text the decoded file
 * @throws FormatError `not-well-formed` or `too-deep`, with the line
 */
export function parseXml(text: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const document: Omit<XmlDocument, 'root'> & { root?: XmlElement } = {
    version: '1.0',
    declaration: undefined,
    doctype: undefined,
    before: [],
    after: [],
  };
  let open: XmlElement | undefined;
  let depth = 0;
  let tagStart = 0;
  /** The parser does not see a byte order mark. */
  const mark = text.startsWith('\ufeff') ? 1 : 0;

  const add = (node: XmlNode) => {
    const place = open?.children ?? (document.root ? document.after : document.before);
    place.push(node);
  };
  parser.on('error', (error) => {
    throw new FormatError([
      { rule: 'not-well-formed', line: parser.line, message: sentenceOf(error.message) },
    ]);
  });
  parser.on('xmldecl', ({ version, encoding, standalone }) => {
    document.version = version ?? '1.0';
    document.declaration = {
      ...(encoding !== undefined && { encoding }),
      ...(standalone !== undefined && { standalone }),
    };
  });
  parser.on('doctype', (doctype) => {
    document.doctype = doctype;
  });
  parser.on('opentagstart', (tag) => {
    tagStart = text.lastIndexOf(`<${tag.name}`, parser.position + mark);
  });
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) {
      throw new FormatError([
        {
          rule: 'too-deep',
          line: parser.line,
          element: tag.name,
          message: `Elements are nested more than ${DEEPEST} deep.`,
        },
      ]);
    }
    const element = elementOf(tag, open, parser.line);
    const end = parser.position + mark;
    element.place = { start: tagStart, contentStart: end, contentEnd: end, end };
    if (open) open.children.push(element);
    else document.root = element;
    open = element;
  });
  parser.on('closetag', () => {
    depth--;
    if (open?.place && !isSelfClosing(open.place)) {
      open.place.end = parser.position + mark;
      open.place.contentEnd = text.lastIndexOf('</', open.place.end - 1);
    }
    open = open?.parent;
  });
  parser.on('text', (written) => {
    if (open) add({ type: 'text', text: written });
  });
  parser.on('cdata', (written) => add({ type: 'cdata', text: written }));
  parser.on('comment', (written) => add({ type: 'comment', text: written }));
  parser.on('processinginstruction', ({ target, body }) =>
    add({ type: 'instruction', target, text: body }),
  );
  parser.write(text.slice(mark)).close();
  const { root } = document;
  // The parser reports a document without a root itself.
  if (!root) throw new Error('The parser accepted a document without a root.');
  return { ...document, root };

  function isSelfClosing({ contentStart }: XmlPlace): boolean {
    return text[contentStart - 2] === '/';
  }
}

function elementOf(tag: SaxesTagNS, parent: XmlElement | undefined, line: number): XmlElement {
  return {
    type: 'element',
    name: tag.name,
    local: tag.local,
    uri: tag.uri,
    attributes: Object.values(tag.attributes).map(({ name, local, uri, value }) => ({
      name,
      local,
      uri,
      value,
    })),
    children: [],
    parent,
    line,
  };
}

/** The parser's messages begin with the place and end without a full stop. */
function sentenceOf(message: string): string {
  const bare = message.replace(/^(?:[^:]*:)?\d+:\d+: /u, '').replace(/\.$/u, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}.`;
}

/** Writes a document so that parsing it gives the same document. */
export function writeXml(document: XmlDocument): string {
  const { declaration, doctype } = document;
  let written = '';
  if (declaration) {
    written += `<?xml version="${document.version}" encoding="UTF-8"`;
    if (declaration.standalone) written += ` standalone="${declaration.standalone}"`;
    written += '?>\n';
  }
  if (doctype !== undefined) written += `<!DOCTYPE${doctype}>\n`;
  for (const node of document.before) written += `${writeNode(node)}\n`;
  written += writeNode(document.root);
  for (const node of document.after) written += `\n${writeNode(node)}`;
  return `${written}\n`;
}

/** One node with all that is in it, as it stands in a document. */
export function writeNode(node: XmlNode): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text);
    case 'cdata':
      return `<![CDATA[${node.text}]]>`;
    case 'comment':
      return `<!--${node.text}-->`;
    case 'instruction':
      return `<?${node.target}${node.text === '' ? '' : ` ${node.text}`}?>`;
    case 'element': {
      const start = `<${node.name}${node.attributes.map(writeAttribute).join('')}`;
      if (node.children.length === 0) return `${start}/>`;
      return `${start}>${node.children.map(writeNode).join('')}</${node.name}>`;
    }
  }
}

function writeAttribute({ name, value }: XmlAttribute): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

/** Text as it stands between tags. A carriage return would be read as a line feed if it were not escaped. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] as string);
}

/** Text as it stands between double quotation marks. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] as string);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** The value of an attribute by its name as written, or by its local name and namespace. */
export function attribute(element: XmlElement, name: string, uri?: string): string | undefined {
  const found = element.attributes.find((candidate) =>
    uri === undefined ? candidate.name === name : candidate.local === name && candidate.uri === uri,
  );
  return found?.value;
}

/** Its children that are elements. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.type === 'element');
}

/** The text of it and of everything in it. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (child.type === 'text' || child.type === 'cdata') text += child.text;
    else if (child.type === 'element') text += textOf(child);
  }
  return text;
}
