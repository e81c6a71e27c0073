import { isLetter, kindAt } from './characters.ts';
import type { CompiledRules } from './rules.ts';

/** An item of a list set in one line: offset of its marker and of what follows the marker. */
export interface Item {
  at: number;
  contentAt: number;
}

const MARKER =
  /(?<=^|\s)(?<bullet>[•⁃◦‣▪●·*-] ?)?(?:(?<number>\d{1,3})|(?<letter>[a-z]|[ivx]{2,5}))(?<close>\.\)|\.|\))(?=\s+\S)/gu;
const AFTER_SENTENCE = /[.!?:;]["'”’»)\]]*\s*$/;
const BULLET = /^\s*(?<bullet>[•⁃◦‣▪●])/u;

/**
 * Starts of the items of a list that begins the text or follows a sentence: "1) Bread 2) Milk",
 * "a. … b. …", "• … • …". Markers must count up without a gap; a lone marker that begins the text is
 * returned too, so that its full stop ends nothing.
 */
export function itemStarts(text: string, rules: CompiledRules): Item[] {
  const items: Item[] = [];
  let style = '';
  let value = 0;
  let isLater = false;
  let counting: Counting | undefined;
  MARKER.lastIndex = 0;
  for (let match = MARKER.exec(text); match !== null; match = MARKER.exec(text)) {
    const groups = match.groups as Record<string, string | undefined>;
    const bullet = groups.bullet?.trim() ?? '';
    const item = { at: match.index, contentAt: match.index + match[0].length };
    const isFirst = items.length === 0;
    if (isFirst) {
      isLater = text.slice(0, match.index).trim() !== '';
      if (isLater && !AFTER_SENTENCE.test(text.slice(Math.max(0, item.at - 8), item.at))) continue;
      counting = countingOf(groups.letter);
    }
    if (counting === undefined) return [];
    const count = counting(groups.number ?? groups.letter ?? '');
    if (isFirst && isLater && (count !== 1 || !beginsItem(text, item, groups.close, rules)))
      continue;
    const here = `${bullet}${groups.number === undefined ? 'a' : '1'}${groups.close}`;
    if (isFirst) style = here;
    else if (
      here !== style ||
      count !== value + 1 ||
      !beginsItem(text, item, groups.close, rules)
    ) {
      continue;
    }
    items.push(item);
    value = count;
  }
  if (isLater && items.length < 2) return bulletStarts(text);
  // "a. m." and "i. A." are rather abbreviations; "ii." is none.
  if (items.length === 1 && style.startsWith('a') && !/^\s*[ivx]{2}/.test(text)) return [];
  return items.length > 0 ? items : bulletStarts(text);
}

function bulletStarts(text: string): Item[] {
  const bullet = BULLET.exec(text)?.groups?.bullet;
  if (bullet === undefined) return [];
  const items: Item[] = [];
  for (let at = text.indexOf(bullet); at >= 0; at = text.indexOf(bullet, at + 1)) {
    items.push({ at, contentAt: at + 1 });
  }
  return items;
}

/** "on 2. Place" is an ordinal, not an item: after a bare full stop an item needs a capital. */
function beginsItem(
  text: string,
  item: Item,
  close: string | undefined,
  rules: CompiledRules,
): boolean {
  if (close !== '.') return true;
  let at = item.contentAt;
  while (kindAt(text, at) === 'space') at++;
  const kind = kindAt(text, at);
  if (kind === 'lower' || !(isLetter(kind) || kind === 'other')) return false;
  if (!rules.ordinalsBeforeCapitals) return true;
  return AFTER_SENTENCE.test(text.slice(Math.max(0, item.at - 8), item.at));
}

/** Value of an item's number or letters; NaN where it is none of the list's kind. */
type Counting = (marker: string) => number;

/** How a list counts, by its first letters; undefined where no list begins so. */
function countingOf(letters: string | undefined): Counting | undefined {
  if (letters === undefined) return Number;
  if (letters === 'a') return letterValue;
  return romanValue(letters) > 0 ? romanValue : undefined;
}

function letterValue(letters: string): number {
  return letters.length === 1 ? letters.charCodeAt(0) - 96 : Number.NaN;
}

const ROMAN = /^(?<tens>x{0,3})(?<ones>ix|iv|v?i{0,3})$/;
const ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

function romanValue(letters: string): number {
  const groups = ROMAN.exec(letters)?.groups;
  if (groups === undefined) return Number.NaN;
  return (groups.tens?.length ?? 0) * 10 + ONES.indexOf(groups.ones ?? '');
}
