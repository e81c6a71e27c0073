/**
 * Words for comparing and counting texts, after the default rules of Unicode Text Segmentation
 * (UAX #29): one pass of a regular expression where words are separated by spaces, and the dictionary
 * of `Intl.Segmenter` only for runs of scripts that do not separate them, which keeps the work linear.
 */

/** Letters of scripts written without spaces, with the marks that belong to them. */
const RUN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\uff70]`;
/** Marks that go on with a run: the fewer runs, the quicker. The dictionary sets them apart. */
const RUN_MARK = String.raw`[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20]`;
const LETTER = String.raw`[[\p{L}\p{N}\p{Pc}]--${RUN}]`;
/** What attaches to the character before it, so that no grapheme cluster is ever cut. */
const EXTEND = String.raw`[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200c\u200d]`;
/** Marks that stay inside a word or number: "don't", "U.S", "3,14". */
const INNER = String.raw`(?:['’.·״](?=[\p{L}\p{N}])|(?<=\p{Nd})[,;٫٬](?=\p{Nd}))`;

const TOKEN = new RegExp(
  [
    `${RUN}[${RUN}${RUN_MARK}${EXTEND}]*`,
    `${LETTER}[${LETTER}${EXTEND}]*(?:${INNER}${LETTER}[${LETTER}${EXTEND}]*)*`,
    String.raw`\s+`,
    String.raw`\p{Regional_Indicator}{2}`,
    // Emoji joined by U+200D are one sign to the reader.
    String.raw`\p{Extended_Pictographic}${EXTEND}*(?:(?<=\u200d)\p{Extended_Pictographic}${EXTEND}*)*`,
    // A run of marks with nothing to carry them is one token; control characters carry none.
    String.raw`[\p{Cc}\u2028\u2029]`,
    `[^]${EXTEND}*`,
  ].join('|'),
  'gv',
);

/** Texts of Latin letters without combining marks, and of the punctuation they have. */
const PLAIN = /^[\t -~\u00a0-\u02af\u2010-\u2027\u202f-\u203a\u20ac]*$/;
const PLAIN_LETTER =
  'A-Za-z0-9\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af';
/** The same tokens for such texts, found several times as fast: without looking into tables of Unicode. */
const PLAIN_TOKEN = new RegExp(
  `[${PLAIN_LETTER}_]+(?:(?:['’.·](?=[${PLAIN_LETTER}])|(?<=[0-9])[,;](?=[0-9]))[${PLAIN_LETTER}_]+)*|\\s+|[^]`,
  'g',
);

const STARTS_WITH_RUN = new RegExp(`^${RUN}`, 'v');
/** U+0E33 and U+0EB3 are letters by category, but are set over the letter before them. */
const STARTS_WITH_EXTEND = new RegExp(String.raw`^[${EXTEND}\u0e33\u0eb3]`, 'v');
/** Signs that belong to what follows them (Grapheme_Cluster_Break=Prepend), such as U+0600. */
const ENDS_WITH_PREPEND =
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]$|\u{110bd}$|\u{110cd}$/u;
const COUNTS = /[\p{L}\p{N}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Cuts a text into words, white space and single marks. Joined, the tokens give the text back. None
 * begins or ends inside a grapheme cluster, so none splits a surrogate pair.
 *
 * @param language BCP 47; decides between dictionaries where a script has several
 */
export function words(text: string, language: string): string[] {
  if (PLAIN.test(text)) return text.match(PLAIN_TOKEN) ?? [];
  const tokens: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const first = token.charCodeAt(0);
    // Below U+0E00 no script goes without spaces.
    if (first >= 0xe00 && STARTS_WITH_RUN.test(token)) {
      for (const { segment } of segmenterFor(language).segment(token)) pushToken(tokens, segment);
    } else {
      pushToken(tokens, token);
    }
  }
  return tokens;
}

/**
 * Whether a word surely begins or ends at an offset, judged by the two characters around it alone: a
 * space on one side of it, and on the other something else that does not attach to the space.
 */
export function isSureBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text[offset - 1] as string;
  const after = text.slice(offset, offset + 2);
  if (before === ' ') {
    if (/^\s/u.test(after)) return false;
  } else if (after[0] !== ' ' || /\s/u.test(before)) {
    return false;
  }
  return !attaches(before, after);
}

/** Whether a token is a word, as figures count them: it has a letter or a digit in it. */
export function isWord(token: string): boolean {
  return COUNTS.test(token);
}

/** How many words a text has, as figures count them. */
export function wordCount(text: string, language: string): number {
  let count = 0;
  for (const token of words(text, language)) if (isWord(token)) count++;
  return count;
}

function pushToken(tokens: string[], token: string): void {
  const before = tokens.at(-1);
  if (before !== undefined && attaches(before, token)) tokens[tokens.length - 1] = before + token;
  else tokens.push(token);
}

/** Whether a token goes on with the grapheme cluster the one before it ends with. */
function attaches(before: string, token: string): boolean {
  if (mayExtend(token.charCodeAt(0)) && STARTS_WITH_EXTEND.test(token)) return canCarry(before);
  if (!mayPrepend(before.charCodeAt(before.length - 1))) return false;
  return ENDS_WITH_PREPEND.test(before) && !/^[\p{Cc}\u2028\u2029]/u.test(token);
}

/** A quick no for nearly all text: nothing below U+0300 attaches, and no ideograph does. */
function mayExtend(unit: number): boolean {
  return unit >= 0x300 && (unit < 0x3400 || unit > 0xabff);
}

function mayPrepend(unit: number): boolean {
  return unit >= 0x600 && (unit < 0x0d4f || unit >= 0xdc00);
}

/** Marks attach to anything but control characters and line breaks (UAX #29, GB4 and GB5). */
function canCarry(token: string | undefined): boolean {
  return token !== undefined && !/[\p{Cc}\u2028\u2029]$/u.test(token);
}

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
