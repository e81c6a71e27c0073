import { createHash } from 'node:crypto';
import type { Finding } from '../checks/finding.ts';

/** What a finding is recognised by when the checks run again, wherever it has moved to. */
export interface FindingKeys {
  /** In its own segment. Findings about a whole text stay the same when that is edited. */
  place: string;
  /** In other segments: the same check has the same to say of the same words. */
  words: string;
}

/** The keys of a finding in the texts of its segment. */
export function findingKeys(
  finding: Finding,
  texts: { source: string; target: string },
): FindingKeys {
  const words = wordsOf(finding, texts);
  const isWhole = words === texts[finding.side];
  return { place: keyOf(finding, isWhole ? '' : words), words: keyOf(finding, words) };
}

/** The words a finding is about; where something is missing, what its message names. */
export function wordsOf(
  { side, start, end, params }: Pick<Finding, 'side' | 'start' | 'end' | 'params'>,
  texts: { source: string; target: string },
): string {
  if (end > start) return texts[side].slice(start, end);
  return Object.values(params).join(' ');
}

function keyOf({ check, messageKey, side }: Finding, words: string): string {
  return createHash('sha256')
    .update(JSON.stringify([check, messageKey, side, words.normalize('NFC')]))
    .digest('base64url')
    .slice(0, 22);
}
