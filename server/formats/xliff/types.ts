import type { Unit } from '../document.ts';
import type { CodeType } from '../inline.ts';

/** Namespace of our own attributes: the address of a link, whether a code may be left out. */
export const OWN = 'urn:emend:xliff';

const CTYPES: Readonly<Record<CodeType, string | undefined>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  strikethrough: 'x-strikethrough',
  superscript: 'x-superscript',
  subscript: 'x-subscript',
  code: 'x-code',
  link: 'link',
  image: 'image',
  break: 'lb',
  footnote: 'x-footnote',
  placeholder: 'x-placeholder',
  other: undefined,
};
const OTHER_CTYPES: Readonly<Record<string, CodeType>> = {
  'x-b': 'bold',
  'x-strong': 'bold',
  'x-i': 'italic',
  'x-em': 'italic',
  'x-u': 'underline',
  'x-s': 'strikethrough',
  'x-sup': 'superscript',
  'x-sub': 'subscript',
  'x-a': 'link',
  'x-img': 'image',
  'x-br': 'break',
};

export function ctypeOf(type: CodeType): string | undefined {
  return CTYPES[type];
}

export function codeTypeOf(ctype: string | undefined): CodeType {
  if (ctype === undefined) return 'other';
  const found = Object.entries(CTYPES).find(([, candidate]) => candidate === ctype);
  return (found?.[0] as CodeType | undefined) ?? OTHER_CTYPES[ctype] ?? 'other';
}

type Kind = Pick<Unit, 'kind' | 'level'>;

const RESTYPES: Readonly<Record<string, Kind>> = {
  heading: { kind: 'heading' },
  'x-li': { kind: 'listItem' },
  listitem: { kind: 'listItem' },
  'x-blockquote': { kind: 'quotation' },
  caption: { kind: 'caption' },
  'x-comment': { kind: 'comment' },
  'x-boilerplate': { kind: 'boilerplate' },
};

/** The `restype` of a unit; undefined for a paragraph. */
export function restypeOf({ kind, level }: Kind): string | undefined {
  if (kind === 'heading' && level !== undefined) return `x-h${level}`;
  return Object.entries(RESTYPES).find(([, candidate]) => candidate.kind === kind)?.[0];
}

export function kindOf(restype: string | undefined): Kind {
  const level = /^x-h([1-6])$/.exec(restype ?? '')?.[1];
  if (level) return { kind: 'heading', level: Number(level) };
  return RESTYPES[restype ?? ''] ?? { kind: 'paragraph' };
}
