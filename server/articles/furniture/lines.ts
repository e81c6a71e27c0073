import { type DateLine, readDateLine } from './dates.ts';
import { fold, type Lexicon, lexiconOf, type Topic } from './words.ts';

/** What can be seen of a line without its neighbours. */
export interface Line {
  text: string;
  folded: string;
  indent: number;
  /** Number of words; in scripts without spaces, estimated. */
  words: number;
  /** Ends as a sentence does. */
  terminal: boolean;
  /** Begins as what someone says does: with a quotation mark or a dash. */
  quoted: boolean;
  date: DateLine | undefined;
  /** A user's name and the date after or before it. */
  nameAndDate: boolean;
  /** Nothing but digits. */
  number: number | undefined;
  /** A count of votes, with its sign. */
  score: boolean;
  /** Could be the name a reader writes under. */
  nameLike: boolean;
  /** Consists of labels alone. */
  label: boolean;
  commentHead: boolean;
  commentControl: boolean;
  related: boolean;
  opening: boolean;
  topics: Set<Topic>;
  addresses: boolean;
  speaks: boolean;
  byline: boolean;
}

const CLOSERS = `["'”’»“«›‹」』)\\]）】]*`;
const TERMINAL = new RegExp(`[.!?…。！？؟۔।]${CLOSERS}$`, 'u');
const OPENING_QUOTE = /^["'“„«»‹›「『”‘‚]/u;
const DIALOGUE = /^[-–—―]\s/u;
/** "Serkan T." */
const INITIAL = /(?:^|\s)\p{Lu}\.$/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
/** Characters to a word in scripts written without spaces. */
const LETTERS_A_WORD = 1.8;
const SCORE =
  /^(?:\p{Nd}{1,4}[.)]\s*)?(?:[+\-−–]\s?\p{Nd}{1,5}(?:\s*[/|]\s*[+\-−–]\s?\p{Nd}{1,5})?)$/u;
const VOTES =
  /^(?=.*\p{Nd})(?=.*[▲▼△▽↑↓👍👎❤♥♡💬🔥★☆⬆⬇])[\p{Nd}\s+\-−–|/·().▲▼△▽↑↓👍👎❤♥♡💬🔥★☆⬆⬇\p{M}\p{Cf}]+$/u;
const NUMBER = /^[(#]?(\p{Nd}{1,6})[)]?$/u;
const NAME = /^[@#]?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’\- ]{0,38}(?:\s?\([^()]{1,40}\))?[,:]?$/u;
const SEPARATORS = /\s*(?:[|·•▪◦/\\,;–—›»>]|\s{2,})\s*/u;
const BREADCRUMBS = /^[^.!?]{2,40}(?:\s[›»>/→]\s[^.!?›»>/→]{2,80}){2,}$/u;
const RIGHTS = /^(?:©|\(c\)|copyright\b).{0,60}\p{Nd}{4}|\p{Nd}{4}.{0,4}©/iu;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+\.\p{L}{2,}$/u;
const HASHTAGS = /^(?:[#＃][\p{L}\p{M}\p{N}_]+[\s,]*){1,12}$/u;

/** Looks at every line by itself. */
export function readLines(
  blocks: readonly { text: string; indent?: number }[],
  language: string,
): Line[] {
  const lexicon = lexiconOf(language);
  return blocks.map(({ text, indent = 0 }) => readLine(text, indent, language, lexicon));
}

/** "Reading time: 4 minutes" is the label and how long. */
const DURATION = /\s?[:：]\s?\p{Nd}{1,3}\s?\p{L}{1,9}$/u;

function readLine(text: string, indent: number, language: string, lexicon: Lexicon): Line {
  const folded = fold(text, language);
  const words = countWords(text);
  const short = words <= 12 && text.length <= 120;
  const terminal = TERMINAL.test(text);
  // Counts, times and signs around a label are not part of it: "Comments (12)", "▸ 3 min read".
  const bare = upToLetter(folded).replace(/^[^\p{L}@]+/u, '');
  const untimed = bare.replace(DURATION, '');
  const date = short ? readDateLine(text, language) : undefined;
  const number = NUMBER.exec(text)?.[1];
  const nameLike =
    short &&
    !date &&
    (!terminal || INITIAL.test(text)) &&
    !OPENING_QUOTE.test(text) &&
    countSpaces(text) <= 3 &&
    NAME.test(text) &&
    /\p{L}/u.test(text);
  return {
    text,
    folded,
    indent,
    words,
    terminal,
    quoted: OPENING_QUOTE.test(text) || DIALOGUE.test(text),
    date,
    nameAndDate: short && !date && isNameAndDate(text, language),
    number: number === undefined ? undefined : Number(digits(number)),
    score: short && (SCORE.test(text) || VOTES.test(text)),
    nameLike,
    label:
      short &&
      (lexicon.isLabel(bare) ||
        (untimed !== bare && lexicon.isLabel(untimed)) ||
        isRowOfLabels(folded, lexicon) ||
        RIGHTS.test(text) ||
        ADDRESS.test(text) ||
        HASHTAGS.test(text) ||
        BREADCRUMBS.test(text)),
    commentHead: short && !terminal && lexicon.isCommentHead(bare),
    commentControl: short && !terminal && isControls(bare, folded, lexicon),
    related:
      short &&
      (lexicon.isRelated(bare) || (lexicon.opensRelated(folded) && /[:：]$/u.test(folded))),
    opening:
      words <= 45 &&
      (lexicon.opens(folded) ||
        (lexicon.opensRelated(folded) && /^[^:：]{3,40}[:：]\s?\S/u.test(folded))),
    topics: lexicon.topicsOf(folded),
    addresses: lexicon.addresses(text, folded),
    speaks: lexicon.speaks(folded),
    byline: words <= 8 && !terminal && lexicon.byline(folded),
  };
}

/** The number of words of a text, estimated where the script writes no spaces. */
export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return spaced + Math.ceil(unspaced / LETTERS_A_WORD);
}

function countSpaces(text: string): number {
  return text.replace(/\s?\([^()]*\)/u, '').match(/\s/gu)?.length ?? 0;
}

function digits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    // The ten digits of a script stand in a row.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}

function isRowOfLabels(folded: string, lexicon: Lexicon): boolean {
  const pieces = folded.split(SEPARATORS).filter((piece) => /\p{L}/u.test(piece));
  if (pieces.length > 1 && pieces.every((piece) => lexicon.isLabel(trimmed(piece)))) return true;
  const words = folded.split(/[\s|·•,]+/u).filter((word) => /\p{L}/u.test(word));
  return words.length > 1 && words.length <= 12 && words.every((word) => lexicon.isLabel(word));
}

function isControls(bare: string, folded: string, lexicon: Lexicon): boolean {
  if (lexicon.isCommentControl(bare)) return true;
  const words = folded.split(/[\s|·•,/()\p{Nd}+\-−]+/u).filter((word) => /\p{L}/u.test(word));
  return (
    words.length > 1 &&
    words.length <= 6 &&
    words.some((word) => lexicon.isCommentControl(word)) &&
    words.every((word) => lexicon.isCommentControl(word) || lexicon.isLabel(word))
  );
}

function trimmed(piece: string): string {
  return upToLetter(piece).replace(/^[^\p{L}]+/u, '');
}

/** A text without what follows its last letter. */
function upToLetter(text: string): string {
  // Sought from the end: an expression for what follows would begin anew at each mark of a long row.
  return /^.*[\p{L}\p{M}]/su.exec(text)?.[0] ?? '';
}

/** Words a user's name may have before a date on the same line. */
const NAME_WORDS = 4;

function isNameAndDate(text: string, language: string): boolean {
  if (!/\p{Nd}|ago|قبل|منذ/u.test(text) && !/\s/u.test(text)) return false;
  const tokens = text.split(/\s+/u);
  for (let cut = 1; cut <= Math.min(NAME_WORDS + 1, tokens.length - 1); cut++) {
    const head = tokens
      .slice(0, cut)
      .join(' ')
      .replace(/[\s|·•,:;–—-]+$/u, '');
    const tail = tokens.slice(cut).join(' ');
    if (NAME.test(head) && /\p{L}/u.test(head) && readDateLine(tail, language)?.day) return true;
  }
  for (let cut = 1; cut <= Math.min(NAME_WORDS, tokens.length - 1); cut++) {
    const tail = tokens
      .slice(-cut)
      .join(' ')
      .replace(/^[\s|·•,:;–—-]+/u, '');
    const head = tokens.slice(0, -cut).join(' ');
    // "Now 4 weeks free of charge": several words of which the last is small are no name.
    if (/\s\p{Ll}+$/u.test(tail)) continue;
    if (NAME.test(tail) && /\p{L}/u.test(tail) && readDateLine(head, language)?.day) return true;
  }
  return false;
}
