import { type Hunk, hunks } from './delta.ts';
import { closeDiff } from './diff.ts';

/** A place where both sides changed the same words in different ways. */
export interface MergeConflict {
  base: string;
  theirs: string;
  mine: string;
}

/** What became of a merge: one text, or the places to settle. */
export type MergeResult = { merged: string } | { conflicts: MergeConflict[] };

/**
 * Three-way merge by words (diff3, after Khanna, Kunal and Pierce 2007, over our own word diffs,
 * which stay quick however long the texts are). Edits that neither overlap nor touch are combined;
 * the same edit made twice counts once.
 *
 * @param language BCP 47: decides where words begin and end
 */
export function merge(base: string, theirs: string, mine: string, language: string): MergeResult {
  if (theirs === mine || mine === base) return { merged: theirs };
  if (theirs === base) return { merged: mine };
  let merged = '';
  let at = 0;
  const conflicts: MergeConflict[] = [];
  const places = placesOf(
    hunks(closeDiff(base, theirs, language)),
    hunks(closeDiff(base, mine, language)),
  );
  for (const place of places) {
    const there = textAt(base, place, place.theirs);
    const here = textAt(base, place, place.mine);
    merged += base.slice(at, place.from);
    at = place.to;
    if (place.mine.length === 0 || there === here) merged += there;
    else if (place.theirs.length === 0) merged += here;
    else conflicts.push({ base: base.slice(place.from, place.to), theirs: there, mine: here });
  }
  return conflicts.length > 0 ? { conflicts } : { merged: merged + base.slice(at) };
}

/** A stretch of the base with all changes that overlap or touch in it. */
interface Place {
  from: number;
  to: number;
  theirs: Hunk[];
  mine: Hunk[];
}

function placesOf(theirs: readonly Hunk[], mine: readonly Hunk[]): Place[] {
  const places: Place[] = [];
  let [there, here] = [0, 0];
  for (;;) {
    const [one, other] = [theirs[there], mine[here]];
    const isTheirs = one !== undefined && (other === undefined || one.from <= other.from);
    const hunk = isTheirs ? one : other;
    if (!hunk) return places;
    let place = places.at(-1);
    if (!place || hunk.from > place.to) {
      place = { from: hunk.from, to: hunk.to, theirs: [], mine: [] };
      places.push(place);
    }
    place.to = Math.max(place.to, hunk.to);
    if (isTheirs) {
      place.theirs.push(hunk);
      there++;
    } else {
      place.mine.push(hunk);
      here++;
    }
  }
}

/** What one side makes of a place. */
function textAt(base: string, place: Place, changes: readonly Hunk[]): string {
  let text = '';
  let at = place.from;
  for (const { from, to, inserted } of changes) {
    text += base.slice(at, from) + inserted;
    at = to;
  }
  return text + base.slice(at, place.to);
}
