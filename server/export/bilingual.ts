import type { BlockKind } from '../formats/document.ts';
import { diff } from '../revisions/diff.ts';
import { type DiffPiece, presentInline } from '../revisions/present-diff.ts';
import type { State } from '../revisions/state.ts';
import type { ExportedArticle } from './exported-article.ts';

/** A block of an article with its texts side by side. */
export interface BilingualBlock {
  kind: BlockKind;
  level: number | null;
  rows: BilingualRow[];
}

/** One segment: its original, what became of the machine text, and the text. */
export interface BilingualRow {
  /** Its place among the rows, from 1: what people call it by on paper. */
  number: number;
  id: number;
  source: string;
  /** The machine text with what people took out of it and put in. */
  machine: DiffPiece[];
  target: string;
  state: State;
}

/** An article side by side, without segments in which there is nothing at all. */
export function bilingualBlocks({ translation, blocks }: ExportedArticle): BilingualBlock[] {
  let number = 0;
  return blocks
    .map(({ kind, level, segments }) => ({
      kind,
      level,
      rows: segments
        .filter(({ source, machine, target }) => source + machine + target !== '')
        .map(({ id, source, machine, target, state }) => ({
          number: ++number,
          id,
          source,
          machine: presentInline(machine, diff(machine, target, translation.targetLanguage)),
          target,
          state,
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}
