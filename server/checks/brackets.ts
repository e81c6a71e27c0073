import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';

const OPENING = '([{（［｛【〔';
const CLOSING = ')]}）］｝】〕';

/** Brackets: each closed by its like, and as many as in the original. */
export const brackets: Check = {
  name: 'brackets',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (!target.hasWords && !/[([{]/.test(target.text)) return;
    const [ours, theirs] = [read(source), read(target)];
    const known = new Set(ours.unpaired.map(({ mark }) => halfWidth(mark)));
    let unpaired = false;
    for (const { at, mark } of theirs.unpaired) {
      if (known.has(halfWidth(mark))) continue;
      unpaired = true;
      yield { side: 'target', start: at, end: at + 1, message: 'unpaired', params: { mark } };
    }
    if (unpaired) return;
    for (const kind of ['(', '[', '{']) {
      const [before, after] = [ours.pairs.get(kind) ?? 0, theirs.pairs.get(kind) ?? 0];
      const unpairedBefore = ours.unpaired.filter(
        ({ mark }) =>
          halfWidth(mark) === kind || halfWidth(mark) === CLOSING[OPENING.indexOf(kind)],
      ).length;
      const unpairedAfter = theirs.unpaired.filter(
        ({ mark }) =>
          halfWidth(mark) === kind || halfWidth(mark) === CLOSING[OPENING.indexOf(kind)],
      ).length;
      const [all, left] = [before * 2 + unpairedBefore, after * 2 + unpairedAfter];
      if (all === left) continue;
      const place = left > all ? theirs.places.get(kind) : undefined;
      yield {
        side: 'target',
        start: place ?? target.text.length,
        end: place === undefined ? target.text.length : place + 1,
        message: left > all ? 'added' : 'lost',
        severity: 'hint',
        params: { mark: kind, source: Math.ceil(all / 2), target: Math.ceil(left / 2) },
      };
    }
  },
};

interface Brackets {
  pairs: Map<string, number>;
  /** Where the last bracket of a kind opens. */
  places: Map<string, number>;
  unpaired: { at: number; mark: string }[];
}

function read({ prose }: CheckedText): Brackets {
  const found: Brackets = { pairs: new Map(), places: new Map(), unpaired: [] };
  const open: { at: number; mark: string }[] = [];
  if (!/[([{（［｛【〔)\]}）］｝】〕]/u.test(prose)) return found;
  for (const { 0: mark, index: at } of prose.matchAll(/[([{（［｛【〔)\]}）］｝】〕]/gu)) {
    if (OPENING.includes(mark)) {
      open.push({ at, mark });
      continue;
    }
    // The ")" of "a)", "1)" and ":)" closes nothing.
    const kind = halfWidth(OPENING[CLOSING.indexOf(mark)] as string);
    const index = open.findLastIndex((bracket) => halfWidth(bracket.mark) === kind);
    if (index < 0) {
      if (
        !(
          mark === ')' &&
          /(?:^|[\s(])(?:\p{L}|\p{Nd}{1,2}|[ivx]{1,4})$|[:;][-~]?$/u.test(
            prose.slice(Math.max(0, at - 4), at),
          )
        )
      ) {
        found.unpaired.push({ at, mark });
      }
      continue;
    }
    found.places.set(kind, open[index]?.at ?? at);
    open.splice(index, 1);
    found.pairs.set(kind, (found.pairs.get(kind) ?? 0) + 1);
  }
  for (const { at, mark } of open)
    if (!/[:;][-~]?$/u.test(prose.slice(Math.max(0, at - 2), at)))
      found.unpaired.push({ at, mark });
  return found;
}

function halfWidth(mark: string): string {
  const at = '（［｛【〔）］｝】〕'.indexOf(mark);
  return at < 0 ? mark : ('([{[[)]}]]'[at] as string);
}
