import { fail } from './failure.ts';
import type { SegmentFrame } from './frame.ts';
import { textHash } from './hash.ts';
import type { ApprovalRow, RevisionRow } from './record.store.ts';

/** One segment before and after a revision. */
export interface SegmentStep {
  id: number;
  before: SegmentFrame | undefined;
  after: SegmentFrame | undefined;
}

/**
 * Follows the approvals through a history. Which ones were given, to which text, by whom and when,
 * and which revision made them lapse: all of it follows from the revisions, so each row can be held
 * against them.
 */
export class ApprovalWatch {
  readonly #standing = new Map<number, ApprovalRow>();
  readonly #newest = new Map<number, number>();

  /** Revision of the newest approval of a segment; null where there never was one. */
  newestOf(segment: number): number | null {
    return this.#newest.get(segment) ?? null;
  }

  /**
   * Takes the approvals one revision further.
   *
   * @param steps what the revision made of each segment it touched
   * @param rows approvals the record says were given in it
   * @throws DoesNotHoldError naming the approval at fault
   */
  follow(revision: RevisionRow, steps: readonly SegmentStep[], rows: readonly ApprovalRow[]): void {
    const own = new Map(
      rows.filter((row) => row.revision === revision.number).map((row) => [row.segment_id, row]),
    );
    let given = 0;
    for (const step of steps) {
      if (step.before?.state === 'approved' && !staysApproved(step)) {
        this.#lapse(step.id, revision.number);
      }
      if (step.after?.state !== 'approved' || staysApproved(step)) continue;
      const row = own.get(step.id);
      if (!row) {
        fail(
          revision.number,
          nameOf(step.id),
          'The revision approves it, but no approval is there.',
        );
      }
      checkApproval(row, revision, step.after);
      this.#standing.set(step.id, row);
      this.#newest.set(step.id, revision.number);
      given++;
    }
    if (given === rows.length) return;
    const extra = rows.find((row) => this.#standing.get(row.segment_id) !== row);
    if (extra) {
      fail(
        extra.revision,
        nameOf(extra.segment_id),
        extra.revision === revision.number
          ? 'The revision approves nothing of the kind.'
          : 'There is no such revision.',
      );
    }
  }

  /**
   * What has not lapsed by the end must say so.
   *
   * @throws DoesNotHoldError naming the approval at fault
   */
  end(): void {
    for (const row of this.#standing.values()) {
      if (row.lapsed_in === null) continue;
      fail(
        row.revision,
        nameOf(row.segment_id),
        `It is said to have lapsed in revision ${row.lapsed_in}, but it still stands.`,
      );
    }
  }

  #lapse(segment: number, revision: number): void {
    const row = this.#standing.get(segment);
    this.#standing.delete(segment);
    if (!row || row.lapsed_in === revision) return;
    fail(
      row.revision,
      nameOf(segment),
      row.lapsed_in === null
        ? `It lapsed in revision ${revision}, but is said to stand.`
        : `It lapsed in revision ${revision}, but is said to have lapsed in revision ${row.lapsed_in}.`,
    );
  }
}

/** Whether the approval a segment had is of what the revision left. */
function staysApproved({ before, after }: SegmentStep): boolean {
  return (
    before?.state === 'approved' &&
    after?.state === 'approved' &&
    before.source === after.source &&
    before.target === after.target
  );
}

function checkApproval(row: ApprovalRow, revision: RevisionRow, frame: SegmentFrame): void {
  const what = nameOf(row.segment_id);
  if (row.text_hash !== textHash(frame.source, frame.target)) {
    fail(
      revision.number,
      what,
      'Its hash is not that of the original and the translation the revision approved.',
    );
  }
  if (row.approver !== revision.author || row.approver_id !== revision.author_id) {
    fail(
      revision.number,
      what,
      `It names ${row.approver} as the approver, but the revision is by ${revision.author}.`,
    );
  }
  if (row.at !== revision.at) {
    fail(revision.number, what, `It is dated ${row.at}, but the revision ${revision.at}.`);
  }
}

function nameOf(segment: number): string {
  return `approval of segment ${segment}`;
}
