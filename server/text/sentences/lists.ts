import { isLetter, kindAt } from './characters.ts';
import type { CompiledRules } from './rules.ts';

/** An item of a list set in one line: offset of its marker and of what follows the marker. */
export interface Item {
  at: number;
  contentAt: number;
}

const MARKER =
  /(?<=^|\s)(?<bullet>[•⁃◦‣▪●·*-] ?)?(?:(?<number>\d{1,3})|(?<letter>[a-z]))(?<close>\.\)|\.|\))(?=\s+\S)/gu;
const BULLET = /^\s*(?<bullet>[•⁃◦‣▪●])/u;

/**
 * Starts of the items of a list that begins the text: "1) Bread 2) Milk", "a. … b. …", "• … • …".
 * Markers must count up without a gap; a lone marker is returned too, so that its full stop ends
 * nothing.
 */
export function itemStarts(text: string, rules: CompiledRules): Item[] {
  const items: Item[] = [];
  let style = '';
  let value = 0;
  MARKER.lastIndex = 0;
  for (let match = MARKER.exec(text); match !== null; match = MARKER.exec(text)) {
    const groups = match.groups as Record<string, string | undefined>;
    const here = `${groups.bullet?.trim() ?? ''}${groups.number === undefined ? 'a' : '1'}${groups.close}`;
    const count = groups.number === undefined ? letterValue(groups.letter) : Number(groups.number);
    const item = { at: match.index, contentAt: match.index + match[0].length };
    if (items.length === 0) {
      if (text.slice(0, match.index).trim() !== '') return bulletStarts(text);
      if (groups.letter !== undefined && groups.letter !== 'a') return [];
      style = here;
    } else if (here !== style || count !== value + 1 || !beginsItem(text, item, style, rules)) {
      continue;
    }
    items.push(item);
    value = count;
  }
  if (items.length === 1 && style.startsWith('a')) return [];
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
function beginsItem(text: string, item: Item, style: string, rules: CompiledRules): boolean {
  if (!style.endsWith('.')) return true;
  let at = item.contentAt;
  while (kindAt(text, at) === 'space') at++;
  const kind = kindAt(text, at);
  if (kind === 'lower' || !(isLetter(kind) || kind === 'other')) return false;
  if (!rules.ordinalsBeforeCapitals) return true;
  return /[.!?:;]\s*$/.test(text.slice(Math.max(0, item.at - 8), item.at));
}

function letterValue(letter: string | undefined): number {
  return (letter as string).charCodeAt(0) - 96;
}
