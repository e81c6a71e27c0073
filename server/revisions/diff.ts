import { diffArrays } from 'diff';
import { isSureBoundary, words } from '../text/words.ts';
import { type Delta, DeltaBuilder } from './delta.ts';
import { anchors } from './diff-anchors.ts';

/** Texts longer than this, in code units, are first compared by passages. */
const LONG_TEXT = 4_000;
/** More words than this are first cut at runs that both texts have exactly once. */
const MANY_WORDS = 400;
/** Words in a row that must be unique in both texts: one alone is often unique by chance. */
const SHINGLE = 6;
/**
 * Words taken out and put in beyond which two passages have nothing to do with each other. Myers'
 * algorithm takes time with the square of it, so without it a chapter written anew takes minutes.
 */
const MOST_EDITS = 600;
/** Most code units of what stayed that may go into one hunk with what changed around it. */
const MOST_STAYED = 24;

/**
 * The delta between two texts as people read it, word by word: Myers' algorithm (1986, by the `diff`
 * package), in long texts between anchors, after patience diff. What is rewritten as a whole is one
 * hunk even where a word or two of it have stayed.
 *
 * @param language BCP 47: decides where words begin and end
 */
export function diff(before: string, after: string, language: string): Delta {
  return deltaOf(readable(editsBetween(before, after, language), language));
}

/**
 * The delta between two texts with every word that stayed retained: for merging, where a word less in
 * a hunk is a conflict less.
 *
 * @param language BCP 47: decides where words begin and end
 */
export function closeDiff(before: string, after: string, language: string): Delta {
  return deltaOf(editsBetween(before, after, language));
}

function deltaOf(edits: readonly Edit[]): Delta {
  const builder = new DeltaBuilder();
  for (const edit of edits) {
    if (edit.kept !== '') builder.retain(edit.kept.length);
    else builder.replace(edit.deleted, edit.inserted);
  }
  return builder.build();
}

function editsBetween(before: string, after: string, language: string): Edit[] {
  const edits: Edit[] = [];
  if (before === after) {
    keep(edits, before);
    return edits;
  }
  const compare = (one: string, other: string): void => {
    // What both begin and end with need not be cut into words.
    const start = sharedStart(one, other);
    const end = sharedEnd(one, other, start);
    keep(edits, one.slice(0, start));
    addEdits(
      edits,
      wordsOf(one.slice(start, one.length - end), language),
      wordsOf(other.slice(start, other.length - end), language),
    );
    keep(edits, one.slice(one.length - end));
  };
  if (before.length + after.length > LONG_TEXT) {
    // Most passages of an edited article are as they were: these need not be cut into words.
    betweenAnchors(edits, passages(before), passages(after), 1, (one, other) => {
      if (one.length === other.length && one.every((passage, n) => isAlike(passage, other[n]))) {
        for (const [n, passage] of one.entries()) compare(passage, other[n] as string);
      } else {
        compare(one.join(''), other.join(''));
      }
    });
  } else {
    compare(before, after);
  }
  return edits;
}

/** Letters and digits that make one word whatever stands in it. */
const ONE_WORD = /^[\dA-Za-zÀ-ÖØ-öø-ɏЀ-ҁҊ-ԯ]*$/;

/** Most edits change one word, which needs no cutting. */
function wordsOf(text: string, language: string): string[] {
  if (ONE_WORD.test(text)) return text === '' ? [] : [text];
  return words(text, language);
}

/** Whether half of a passage or more has stayed at its ends: the two are versions of one. */
function isAlike(one: string, other = ''): boolean {
  const start = sharedStart(one, other);
  return 2 * (start + sharedEnd(one, other, start)) >= Math.max(one.length, other.length);
}

/** A stretch that both texts have, or else what stands in its place in each. */
interface Edit {
  kept: string;
  deleted: string;
  inserted: string;
}

/** Code units that both texts begin with, up to where a word ends in both. */
function sharedStart(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length);
  let units = 0;
  while (units < shortest && one.charCodeAt(units) === other.charCodeAt(units)) units++;
  while (units > 0 && !(isSureBoundary(one, units) && isSureBoundary(other, units))) units--;
  return units;
}

/** Code units that both texts end with, down to where a word begins in both. */
function sharedEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let units = 0;
  while (
    units < most &&
    one.charCodeAt(one.length - 1 - units) === other.charCodeAt(other.length - 1 - units)
  ) {
    units++;
  }
  const isBoundary = (text: string) => isSureBoundary(text, text.length - units);
  while (units > 0 && !(isBoundary(one) && isBoundary(other))) units--;
  return units;
}

function addEdits(edits: Edit[], before: readonly string[], after: readonly string[]): void {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  keep(edits, before.slice(0, start).join(''));
  const oldMiddle = before.slice(start, before.length - end);
  const newMiddle = after.slice(start, after.length - end);
  if (oldMiddle.length + newMiddle.length > MANY_WORDS) {
    betweenAnchors(edits, oldMiddle, newMiddle, SHINGLE, (one, other) =>
      addMyers(edits, one, other),
    );
  } else {
    addMyers(edits, oldMiddle, newMiddle);
  }
  keep(edits, before.slice(before.length - end).join(''));
}

/** Keeps what the anchors hold and hands what lies between them to `compare`. */
function betweenAnchors(
  edits: Edit[],
  before: readonly string[],
  after: readonly string[],
  shingle: number,
  compare: (before: string[], after: string[]) => void,
): void {
  let [oldAt, newAt] = [0, 0];
  for (const anchor of anchors(before, after, shingle)) {
    const oldGap = before.slice(oldAt, anchor.before);
    const newGap = after.slice(newAt, anchor.after);
    if (oldGap.length + newGap.length > 0) compare(oldGap, newGap);
    keep(edits, before.slice(anchor.before, anchor.before + anchor.length).join(''));
    oldAt = anchor.before + anchor.length;
    newAt = anchor.after + anchor.length;
  }
  const [oldRest, newRest] = [before.slice(oldAt), after.slice(newAt)];
  if (oldRest.length + newRest.length > 0) compare(oldRest, newRest);
}

/** The ends of lines and, roughly, of sentences, with the white space after them. */
const PASSAGE_END = /[.!?…؟۔।"'”’»)\]]\s+|\n\s*|[。！？][」』”’）]*\s*/gu;

/** What goes on with the character before it (UAX #29), so that no passage begins with it. */
const ATTACHED = /^(?:[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u0e33\u0eb3]|\u200c|\u200d)/u;

/** Cuts a text after the ends of sentences, but only where words are cut as well. */
function passages(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  PASSAGE_END.lastIndex = 0;
  while (PASSAGE_END.test(text)) {
    const end = PASSAGE_END.lastIndex;
    if (text.charCodeAt(end) >= 0x300 && ATTACHED.test(text.slice(end, end + 2))) continue;
    found.push(text.slice(from, end));
    from = end;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

function addMyers(edits: Edit[], before: readonly string[], after: readonly string[]): void {
  const parts =
    before.length === 0 || after.length === 0 || (before.length === 1 && after.length === 1)
      ? undefined
      : diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!parts) {
    replace(edits, before.join(''), after.join(''));
    return;
  }
  for (const part of parts) {
    const text = part.value.join('');
    if (part.removed) replace(edits, text, '');
    else if (part.added) replace(edits, '', text);
    else keep(edits, text);
  }
}

function keep(edits: Edit[], text: string): void {
  if (text === '') return;
  const last = edits.at(-1);
  if (last && last.kept !== '') last.kept += text;
  else edits.push({ kept: text, deleted: '', inserted: '' });
}

function replace(edits: Edit[], deleted: string, inserted: string): void {
  if (deleted === '' && inserted === '') return;
  const last = edits.at(-1);
  if (last && last.kept === '') {
    last.deleted += deleted;
    last.inserted += inserted;
  } else {
    edits.push({ kept: '', deleted, inserted });
  }
}

const ONLY_SPACE = /^[^\S\r\n]+$/u;
const HAS_WORD = /[\p{L}\p{N}]/u;
/** What holds the parts of one word together, as in "Nord-Süd". */
const ONLY_LINKS = /^[\p{Pd}'’/·]+$/u;
/** Where a sentence or a line ends: what is rewritten on either side was rewritten twice. */
const SENTENCE_END = /[.!?…؟۔।。！？\r\n]/u;

/**
 * Joins replacements that read as one: those that only a space or a hyphen keeps apart ("Separaten
 * Militärarmee" is replaced as a phrase, not twice as a word), and those between which less has stayed
 * than either of them changes, a chance "the" in a clause written anew. A comma keeps two phrases apart.
 */
function readable(edits: readonly Edit[], language: string): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    let last = edit;
    for (;;) {
      const stayed = joined.at(-1);
      const first = joined.at(-2);
      if (!first || !stayed || last.kept !== '' || first.kept !== '') break;
      if (!belongTogether(first, stayed.kept, last, language)) break;
      joined.length -= 2;
      last = {
        kept: '',
        deleted: first.deleted + stayed.kept + last.deleted,
        inserted: first.inserted + stayed.kept + last.inserted,
      };
    }
    joined.push(last);
  }
  return wellPlaced(joined.flatMap(trimmed), language);
}

function belongTogether(first: Edit, stayed: string, second: Edit, language: string): boolean {
  if (ONLY_SPACE.test(stayed) || ONLY_LINKS.test(stayed)) {
    return replacesWords(first) && replacesWords(second);
  }
  if (!HAS_WORD.test(stayed)) return false;
  if (stayed.length > MOST_STAYED || SENTENCE_END.test(stayed)) return false;
  const size = words(stayed, language).filter((word) => !ONLY_SPACE.test(word)).length;
  return wordsIn(first, language) > size && wordsIn(second, language) > size;
}

/** Whether words are taken out or put in: a comma put in after a word does not make it a new word. */
function replacesWords({ deleted, inserted }: Edit): boolean {
  return HAS_WORD.test(deleted) || HAS_WORD.test(inserted);
}

/** Words of the longer side; where that is long enough to be sure, a guess will do. */
function wordsIn({ deleted, inserted }: Edit, language: string): number {
  const longer = deleted.length > inserted.length ? deleted : inserted;
  if (longer.length > MOST_STAYED * MOST_STAYED) return MOST_STAYED;
  return words(longer, language).filter((word) => HAS_WORD.test(word)).length;
}

/** A replacement without what both its sides begin and end with, which is kept instead. */
function trimmed(edit: Edit): Edit[] {
  const { deleted, inserted } = edit;
  if (edit.kept !== '' || deleted === '' || inserted === '') return [edit];
  const start = sharedStart(deleted, inserted);
  const end = sharedEnd(deleted, inserted, start);
  if (start + end === 0) return [edit];
  const parts: Edit[] = [];
  keep(parts, deleted.slice(0, start));
  replace(
    parts,
    deleted.slice(start, deleted.length - end),
    inserted.slice(start, inserted.length - end),
  );
  keep(parts, deleted.slice(deleted.length - end));
  return parts;
}

/**
 * Moves what was only put in or only taken out to where one would say it was, as far as the text
 * around it leaves a choice: of "Absatz.⏎Ein neuer " and "Ein neuer Absatz.⏎" the second.
 */
function wellPlaced(edits: readonly Edit[], language: string): Edit[] {
  const placed: Edit[] = [];
  for (const { kept, deleted, inserted } of edits) {
    keep(placed, kept);
    replace(placed, deleted, inserted);
  }
  for (const [index, edit] of placed.entries()) {
    const text = edit.deleted || edit.inserted;
    if (edit.kept !== '' || (edit.deleted !== '' && edit.inserted !== '')) continue;
    const before = placed[index - 1]?.kept ?? '';
    const after = placed[index + 1]?.kept ?? '';
    const units = shiftOf(before, text, after, language, {
      start: index <= 1,
      end: index >= placed.length - 2,
    });
    if (units === 0) continue;
    const whole = before + text + after;
    const from = before.length + units;
    const moved = whole.slice(from, from + text.length);
    if (edit.deleted !== '') edit.deleted = moved;
    else edit.inserted = moved;
    placed[index - 1] = { kept: whole.slice(0, from), deleted: '', inserted: '' };
    placed[index + 1] = { kept: whole.slice(from + text.length), deleted: '', inserted: '' };
  }
  return placed;
}

/** More words than this nothing is moved by. */
const MOST_SHIFT = 40;

/**
 * By how many code units a text that was put in or taken out is best moved, backwards where negative.
 *
 * @param ends whether the text before it reaches to the start, and the text after it to the end: only
 *   there may nothing be left of it
 */
function shiftOf(
  before: string,
  text: string,
  after: string,
  language: string,
  ends: { start: boolean; end: boolean },
): number {
  const canGoOn = after !== '' && after[0] === text[0];
  const canGoBack = before !== '' && before.at(-1) === text.at(-1);
  if (!canGoOn && !canGoBack) return 0;
  const tokens = words(text, language);
  const whole = before + text + after;
  let best = 0;
  let bestScore = seamScore(whole, before.length) + seamScore(whole, before.length + text.length);
  const consider = (units: number): void => {
    const from = before.length + units;
    const score = seamScore(whole, from) + seamScore(whole, from + text.length);
    if (score > bestScore) [best, bestScore] = [units, score];
  };
  if (canGoOn) {
    const next = firstWords(after, text.length, language);
    const most = Math.min(next.length - (ends.end ? 0 : 1), MOST_SHIFT);
    let units = 0;
    // Going on by a word, the text begins with the next of its own words and ends with that one.
    for (let n = 0; n < most && next[n] === (tokens[n] ?? next[n - tokens.length]); n++) {
      units += (next[n] as string).length;
      consider(units);
    }
  }
  if (canGoBack) {
    const previous = lastWords(before, text.length, language).reverse();
    const own = tokens.toReversed();
    const most = Math.min(previous.length - (ends.start ? 0 : 1), MOST_SHIFT);
    let units = 0;
    for (let n = 0; n < most && previous[n] === (own[n] ?? previous[n - own.length]); n++) {
      units -= (previous[n] as string).length;
      consider(units);
    }
  }
  return best;
}

/** The words a text begins with, some more than so many code units of it, none cut. */
function firstWords(text: string, units: number, language: string): string[] {
  const most = units + MOST_SHIFT;
  if (text.length <= most) return words(text, language);
  return words(text.slice(0, most), language).slice(0, -1);
}

/** The words a text ends with. Where it is cut, they begin at a space: before that they may be halves. */
function lastWords(text: string, units: number, language: string): string[] {
  const most = units + MOST_SHIFT;
  if (text.length <= most) return words(text, language);
  const found = words(text.slice(-most), language);
  const space = found.findIndex((word) => ONLY_SPACE.test(word));
  return space < 0 ? [] : found.slice(space + 1);
}

/** How well a text may be parted at an offset: between lines, sentences, words, or not at all. */
function seamScore(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return 5;
  const [before, after] = [text[offset - 1] as string, text[offset] as string];
  if (/[\r\n]/u.test(before)) return 5;
  if (/\s/u.test(before)) return SENTENCE_END.test(text[offset - 2] ?? '') ? 4 : 2;
  if (SENTENCE_END.test(before)) return 3;
  return /[\s\p{P}]/u.test(after) ? 1 : 0;
}
