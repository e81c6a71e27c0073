import { diff } from '../revisions/diff.ts';
import { type DiffPiece, presentInline } from '../revisions/present-diff.ts';
import type { Match, MatchKind } from './find-matches.ts';

/** A match as the side panel shows it. */
export interface MatchView {
  score: number;
  kind: MatchKind;
  target: string;
  isAdapted: boolean;
  /** The entry's source → the segment's; undefined where they are the same. */
  sourceDiff: DiffPiece[] | undefined;
  addedBy: string;
  addedAt: string;
}

export function presentMatches(
  matches: readonly Match[],
  source: string,
  sourceLanguage: string,
): MatchView[] {
  return matches.map(({ entry, score, kind, target, isAdapted }) => ({
    score,
    kind,
    target,
    isAdapted,
    sourceDiff:
      kind === 'fuzzy'
        ? presentInline(entry.source, diff(entry.source, source, sourceLanguage))
        : undefined,
    addedBy: entry.addedBy,
    addedAt: entry.addedAt,
  }));
}
