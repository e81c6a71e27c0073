import type { DefaultTreeAdapterMap } from 'parse5';
import type { CodeType } from '../inline.ts';

export type HtmlNode = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlText = DefaultTreeAdapterMap['textNode'];

/** Elements that stand inside lines of text; every other one begins a new line. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img ins kbd label mark math ' +
    'nobr picture q rb rp rt ruby s samp small span strike strong sub sup svg time tt u var video wbr'
  ).split(' '),
);

/** Elements of which nothing is text to read. */
const SKIPPED = new Set(
  (
    'script style template noscript iframe object embed canvas audio head title meta link base select ' +
    'option textarea input datalist dialog map area frameset frame noframes param source track'
  ).split(' '),
);

/** Inline elements that are one thing, whatever is in them. */
const ATOMS = new Set(['br', 'img', 'wbr', 'svg', 'math', 'picture', 'video', 'button']);

const TYPES: Record<string, CodeType> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  a: 'link',
  img: 'image',
  picture: 'image',
  svg: 'image',
  br: 'break',
};

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

export function isInline({ tagName }: HtmlElement): boolean {
  return INLINE.has(tagName);
}

/** Whether an element stands in a text as one thing. */
export function isAtom({ tagName }: HtmlElement): boolean {
  return ATOMS.has(tagName);
}

/** Whether there is nothing to read in an element, or it is not shown. */
export function isSkipped(element: HtmlElement): boolean {
  if (SKIPPED.has(element.tagName)) return true;
  if (attributeOf(element, 'hidden') !== undefined) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(
    attributeOf(element, 'style') ?? '',
  );
}

/** What an inline element means to a reader. */
export function typeOf({ tagName }: HtmlElement): CodeType {
  return TYPES[tagName] ?? 'other';
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}
