/** What a hunk changes: the words, or only how they are set. */
export const CHANNELS = ['wording', 'typography'] as const;

export type Channel = (typeof CHANNELS)[number];

/**
 * Classes a replacement. Typography is white space, quotation marks, dashes, other punctuation and
 * the case of a word's first letter; whatever else differs is wording.
 */
export function channelOf(deleted: string, inserted: string): Channel {
  return wordingOf(deleted) === wordingOf(inserted) ? 'typography' : 'wording';
}

const FIRST_LETTER = /(?<!\p{L}\p{M}*)\p{Lu}/gu;
const SPACE = /[\s\p{Z}\u00ad\u200b-\u200f]+/gu;
const DASH = /\p{Pd}/gu;
/** Punctuation, but not inside numbers: 3.5 and 35 are different words. */
const MARKS = /(?<!\p{Nd})\p{P}+|\p{P}+(?!\p{Nd})/gu;

function wordingOf(text: string): string {
  return text
    .replace(FIRST_LETTER, (letter) => letter.toLowerCase())
    .replace(SPACE, '')
    .replace(DASH, '-')
    .replace(MARKS, '');
}
