/**
 * Passages of a text that are no prose: mark-up, placeholders of software, addresses, code. One pass
 * of a regular expression, so the spans never overlap and what comes first wins.
 */

export const MARKUP_KINDS = [
  'tag',
  'entity',
  'placeholder',
  'url',
  'email',
  'code',
  'path',
  'option',
  'function',
  'handle',
  'hashtag',
] as const;
export type MarkupKind = (typeof MARKUP_KINDS)[number];

/** A passage that is no prose: UTF-16 offsets, `to` exclusive. */
export interface MarkupSpan {
  kind: MarkupKind;
  from: number;
  to: number;
  text: string;
}

const PATTERNS: readonly (readonly [MarkupKind, string])[] = [
  // CDATA brackets are tags of their own; what they hold is read as usual.
  ['tag', String.raw`<!--[^]*?-->|<!\[CDATA\[|\]\]>`],
  ['url', String.raw`(?:https?|ftp)://[^\s<>"“”«»„‹›]+|\bwww\.[^\s<>"“”«»]+\.[^\s<>"“”«»]+`],
  [
    'email',
    String.raw`(?:mailto:)?[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}`,
  ],
  [
    'tag',
    String.raw`<\/?\p{L}[\p{L}\p{N}:._-]*(?:\s+(?:"[^"]*"|'[^']*'|[^<>"'])*|)\s*\/?\s*>|<\?[^<>]*\?>|\[\/?(?:b|i|u|s|a|em|strong|img|url|quote|code|list|size|color|font|center|left|right|sub|sup|table|tr|td|email|spoiler)(?:=[^\]]*)?\]`,
  ],
  ['code', "``[^`]+``|:[a-z][a-z:+-]*:`[^`\\n]+`|`[^`\\n]+`(?!')(?:_{1,2})?"],
  [
    'placeholder',
    [
      String.raw`\{\{[^{}]*\}\}|\{%[^{}]*%\}`,
      // Substitutions named in brackets: ${a}, #{a}, %{a}, $(a), $[a], %(a)s, $t(a).
      String.raw`[$#%]\{[^{}]*\}|\$[\[(]\^?[\p{L}_][\p{L}\p{N}_.]*[\])]|%\([^()\s]+\)[+\-#0]*\d*(?:\.\d+)?\p{L}|\$t\([^()]*\)`,
      String.raw`\{[!#@]?[\p{L}\p{N}_$][\p{L}\p{N}_$.\-]*(?:\[[^\]{}]*\])*(?:![rsa])?(?::[^{}]*)?\}|\{\}|\{(?=[\p{L}\p{N}_]+\s*,\s*(?:plural|select|selectordinal|number|date|time|choice|spellout|ordinal|duration)\b)`,
      // printf: a space is no flag here, or "50 % der" would be one; nor is it one after a digit.
      String.raw`(?<!\p{Nd}\s?)%(?:\d+\$)?[+\-#0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|L|q|j|z|t|n)?(?:[diouxXeEfFgGaAcCsSpn](?![a-z]{2}\p{L}*%)|@)|%(?:\d+\$)[@\p{L}]|%\d+%|%\|[^|\s]*\||%\d{1,2}\b(?![.,]\d|\s*%)`,
      String.raw`%[\p{L}_][\p{L}\p{N}_]*%|%[A-Z][A-Z_]+\b|\$[\p{L}_][\p{L}\p{N}_]*\$?|@[\p{L}_][\p{L}\p{N}_]*@|#[\p{L}_][\p{L}\p{N}_]*#|@\{[^{}]*\}|@\p{L}+:[\p{L}.]+`,
    ].join('|'),
  ],
  ['entity', String.raw`&(?:#\d+|#x[\da-fA-F]+|[\p{L}_][\p{L}\p{N}_.-]*);`],
  ['option', String.raw`(?<![\p{L}\p{N}\-–—])--[a-z][a-z\d]+(?:-[a-z\d]+)*(?![a-z\d-])`],
  [
    'path',
    String.raw`(?<![\p{L}\p{N}/.<])(?:~|\.{1,2})?(?:/[A-Za-z\d_.\-]+){2,}/?|\b[A-Za-z]:\\[^\s"<>|]+`,
  ],
  ['function', String.raw`[A-Za-z_][\w.\-]*\(\)`],
  ['handle', String.raw`(?<![\p{L}\p{N}@.])@[A-Za-z_]\w{1,}`],
  ['hashtag', String.raw`(?<![\p{L}\p{N}&#/])#[\p{L}_][\p{L}\p{N}\p{M}_]+`],
];

const GROUPS = PATTERNS.map(([kind]) => kind);
const MARKUP = new RegExp(PATTERNS.map(([, source]) => `(${source})`).join('|'), 'gu');
/** Text without any of these has no mark-up; most prose ends here. */
const MAY_HAVE_MARKUP = /[<>{}%$@&`#\\]|\/\/|--|www\.|\(\)|\/\w+\/|\[\/?[a-z]/u;

/** Finds the passages of a text that are no prose, in order. */
export function markupIn(text: string): MarkupSpan[] {
  const spans: MarkupSpan[] = [];
  if (!MAY_HAVE_MARKUP.test(text)) return spans;
  MARKUP.lastIndex = 0;
  for (let match = MARKUP.exec(text); match; match = MARKUP.exec(text)) {
    const group = match.findIndex((found, index) => index > 0 && found !== undefined) - 1;
    const kind = GROUPS[group] as MarkupKind;
    let found = match[0];
    if (found === '{') found = text.slice(match.index, closingBrace(text, match.index));
    else if (kind === 'url') found = withoutFinalMarks(found);
    const to = match.index + found.length;
    spans.push({ kind, from: match.index, to, text: found });
    MARKUP.lastIndex = Math.max(to, match.index + 1);
  }
  return spans;
}

/** Where the brace opened here is closed, or the end of the text. */
function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** An address without the marks of the sentence around it, nor the bracket it stands in. */
function withoutFinalMarks(address: string): string {
  let trimmed = address.replace(/[.,;:!?…'’。，、！？）」』】]+$/u, '');
  while (trimmed.endsWith(')') && count(trimmed, '(') < count(trimmed, ')')) {
    trimmed = trimmed.slice(0, -1).replace(/[.,;:!?]+$/u, '');
  }
  return trimmed.replace(/[\]>*_]+$/u, '');
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
