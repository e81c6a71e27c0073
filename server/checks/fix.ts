import { type Delta, DeltaBuilder } from '../revisions/delta.ts';

/** The delta that puts a text in place of a stretch: offsets in UTF-16 units, `end` exclusive. */
export function replacing(text: string, start: number, end: number, replacement: string): Delta {
  return new DeltaBuilder()
    .retain(start)
    .replace(text.slice(start, end), replacement)
    .retain(text.length - end)
    .build();
}
