import type { Finding } from '../checks/finding.ts';
import type { Dismissal } from './dismissal.store.ts';
import type { StoredFinding } from './finding.store.ts';
import { findingKeys } from './finding-keys.ts';

/** The dismissals that hold for one translation, found by what findings are recognised by. */
export class DismissalIndex {
  readonly #byPlace = new Map<string, number>();
  readonly #byWords = new Map<string, number>();

  constructor(dismissals: readonly Dismissal[], translation: number) {
    for (const { scope, segment, key, id, translation: saidIn } of dismissals) {
      // Those of other translations have numbers of their own; 0 stands for "elsewhere".
      if (scope === 'place') this.#byPlace.set(`${segment} ${key}`, id);
      else this.#byWords.set(key, saidIn === translation ? id : 0);
    }
  }

  /** Findings of a segment with the dismissals they are let pass by. */
  applied(
    segment: { id: number; source: string; target: string },
    findings: readonly (Finding | StoredFinding)[],
  ): StoredFinding[] {
    if (this.#byPlace.size + this.#byWords.size === 0 && findings.every(isOpen)) {
      return findings as StoredFinding[];
    }
    return findings.map((one) => {
      const { dismissed: _, ...finding } = one as StoredFinding;
      const keys = findingKeys(finding, segment);
      const dismissed =
        this.#byPlace.get(`${segment.id} ${keys.place}`) ?? this.#byWords.get(keys.words);
      return dismissed === undefined ? finding : { ...finding, dismissed };
    });
  }
}

function isOpen(finding: Finding | StoredFinding): boolean {
  return !('dismissed' in finding);
}
