import {
  type CodeType,
  codeCharacter,
  type InlineCode,
  MOST_CODES,
  splitAtCodes,
} from '../inline.ts';
import { escapeMarkdown } from './escape.ts';
import { type MarkdownNode, placeOf } from './tree.ts';

/** A line of text with its markup as codes. */
export interface InlineText {
  text: string;
  codes: InlineCode[];
}

const SPANS: Record<string, CodeType> = {
  strong: 'bold',
  emphasis: 'italic',
  delete: 'strikethrough',
  link: 'link',
  linkReference: 'link',
};
const ATOMS: Record<string, CodeType> = {
  inlineCode: 'code',
  image: 'image',
  imageReference: 'image',
  break: 'break',
  footnoteReference: 'footnote',
  html: 'other',
};

/** Reads the nodes of a line; what is markup is kept as it was written in the text. */
export function readInline(nodes: readonly MarkdownNode[], source: string): InlineText {
  const codes: InlineCode[] = [];
  let number = 0;
  return { text: nodes.map(read).join('').trim(), codes };

  function read(node: MarkdownNode): string {
    // A line break in the text is a space when it is shown.
    if (node.type === 'text') return node.value.replace(/[ \t]*\n[ \t]*/gu, ' ');
    const type = SPANS[node.type];
    if (type && 'children' in node && node.children.length > 0 && number < MOST_CODES) {
      return readSpan(node, node.children, type);
    }
    return atom(node);
  }

  function readSpan(node: MarkdownNode, children: readonly MarkdownNode[], type: CodeType): string {
    const own = ++number;
    const { from, to } = placeOf(node);
    const [first, last] = [children[0], children.at(-1)];
    const inner = { from: first ? placeOf(first).from : to, to: last ? placeOf(last).to : to };
    const address = 'url' in node ? { address: node.url } : {};
    codes.push({
      kind: 'open',
      number: own,
      type,
      data: source.slice(from, inner.from),
      ...address,
    });
    const text = children.map(read).join('');
    codes.push({ kind: 'close', number: own, type, data: source.slice(inner.to, to) });
    return codeCharacter('open', own) + text + codeCharacter('close', own);
  }

  function atom(node: MarkdownNode): string {
    const own = Math.min(++number, MOST_CODES);
    const { from, to } = placeOf(node);
    codes.push({
      kind: 'standalone',
      number: own,
      type: ATOMS[node.type] ?? 'other',
      data: source.slice(from, to),
      ...('url' in node && { address: node.url }),
      ...equivalentOf(node),
    });
    return codeCharacter('standalone', own);
  }
}

function equivalentOf(node: MarkdownNode): Pick<InlineCode, 'equivalent'> {
  if (node.type === 'inlineCode') return { equivalent: node.value };
  if ('alt' in node && node.alt) return { equivalent: node.alt };
  return {};
}

/** A text with its codes as they were written. */
export function writeInline(text: string, codes: readonly InlineCode[] = []): string {
  return splitAtCodes(text)
    .map((part) => {
      if (typeof part === 'string') return escapeMarkdown(part);
      const code = codes.find(({ kind, number }) => kind === part.kind && number === part.number);
      return code?.data ?? '';
    })
    .join('');
}
