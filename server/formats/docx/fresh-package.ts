import { direction, isLanguageTag } from '../../text/language.ts';
import type { DocumentDetails } from '../document.ts';
import { escapeAttribute, escapeText } from '../xml.ts';
import { writeZip } from '../zip.ts';
import { FRESH_STYLES } from './fresh-styles.ts';
import { RELATIONSHIPS_NAMESPACE, WORD_NAMESPACE } from './names.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** A4, with margins of 2.5 cm, in twentieths of a point. */
const PAGE = { short: 11906, long: 16838, margin: 1417 };

/** Links of a document that is being written. */
export class Links {
  readonly #ids = new Map<string, string>();

  /** The identifier of the relationship that leads to an address. */
  idOf(address: string): string {
    const id = this.#ids.get(address) ?? `link${this.#ids.size + 1}`;
    this.#ids.set(address, id);
    return id;
  }

  relationships(): string {
    return [...this.#ids]
      .map(([address, id]) => relationship(id, 'hyperlink', asReference(address), true))
      .join('');
  }
}

/** What a document that is written anew is made of. */
export interface FreshDocument {
  /** BCP 47. */
  language: string;
  details?: DocumentDetails;
  /** What stands in the body, as it is written. */
  body: string;
  links: Links;
  /** Definitions of lists, as they are written. */
  numbering?: string;
  isLandscape?: boolean;
  /** Whether what is changed in it later is tracked too. */
  tracksChanges?: boolean;
}

/** Packs a document with the parts that every document has. */
export function packDocument(document: FreshDocument): Uint8Array {
  const { details, body, links, numbering = '', tracksChanges } = document;
  const parts: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relationships(
      relationship('rId1', 'officeDocument', 'word/document.xml') +
        `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    ),
    'docProps/core.xml': coreProperties(details),
    'word/document.xml': wordPart('document', `<w:body>${body}${section(document)}</w:body>`),
    'word/_rels/document.xml.rels': relationships(
      relationship('rId1', 'styles', 'styles.xml') +
        relationship('rId2', 'numbering', 'numbering.xml') +
        relationship('rId3', 'settings', 'settings.xml') +
        links.relationships(),
    ),
    'word/styles.xml': wordPart('styles', `${defaults(document.language)}${FRESH_STYLES}`),
    'word/numbering.xml': wordPart('numbering', numbering),
    'word/settings.xml': wordPart('settings', settings(tracksChanges ?? false)),
  };
  const encoder = new TextEncoder();
  return writeZip(
    new Map(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])),
  );
}

const CONTENT_TYPES =
  `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>` +
  ['styles', 'numbering', 'settings']
    .map(
      (name) => `<Override PartName="/word/${name}.xml" ContentType="${WORD_TYPE}.${name}+xml"/>`,
    )
    .join('') +
  `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
  '</Types>';

function wordPart(root: string, content: string): string {
  return (
    `${DECLARATION}<w:${root} xmlns:w="${WORD_NAMESPACE}" xmlns:r="${RELATIONSHIPS_NAMESPACE}">` +
    `${content}</w:${root}>`
  );
}

function relationships(content: string): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;
}

function relationship(id: string, type: string, target: string, isExternal = false): string {
  const mode = isExternal ? ' TargetMode="External"' : '';
  return `<Relationship Id="${id}" Type="${RELATIONSHIPS_NAMESPACE}/${type}" Target="${escapeAttribute(target)}"${mode}/>`;
}

/** An address as a reference (RFC 3987): Word takes a file with anything else in it for damaged. */
function asReference(address: string): string {
  return address
    .replace(/%(?![\da-f]{2})/giu, '%25')
    .replace(/[\s<>"{}|\\^`\p{Cc}]/gu, (character) => encodeURIComponent(character));
}

function coreProperties(details: DocumentDetails = {}): string {
  const { title, author, date } = details;
  return (
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    (title ? `<dc:title>${escapeText(title)}</dc:title>` : '') +
    (author ? `<dc:creator>${escapeText(author)}</dc:creator>` : '') +
    (date
      ? `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeText(date)}T00:00:00Z</dcterms:created>`
      : '') +
    '</cp:coreProperties>'
  );
}

function section({ language, isLandscape }: FreshDocument): string {
  const { short, long, margin } = PAGE;
  const size = isLandscape
    ? `w:w="${long}" w:h="${short}" w:orient="landscape"`
    : `w:w="${short}" w:h="${long}"`;
  const sides = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${margin}"`).join(' ');
  const isRightToLeft = direction(language) === 'rtl';
  return (
    `<w:sectPr><w:pgSz ${size}/><w:pgMar ${sides} w:header="709" w:footer="709" w:gutter="0"/>` +
    `${isRightToLeft ? '<w:bidi/>' : ''}</w:sectPr>`
  );
}

function settings(tracksChanges: boolean): string {
  return (
    `${tracksChanges ? '<w:trackRevisions/>' : ''}<w:compat>` +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
    '</w:compat>'
  );
}

function defaults(language: string): string {
  const tag = isLanguageTag(language) ? escapeAttribute(language) : '';
  const lang = tag && `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`;
  return (
    '<w:docDefaults><w:rPrDefault><w:rPr>' +
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Yu Gothic" w:cs="Arial"/>' +
    `<w:sz w:val="22"/><w:szCs w:val="22"/>${lang}</w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>' +
    '</w:docDefaults>'
  );
}
