import type { TFunction } from 'i18next';
import type { Severity, Side } from '../checks/finding.ts';
import { presentFinding } from '../checks/present-finding.ts';
import { messageBranch } from '../checks/run.ts';
import type { Delta } from '../revisions/delta.ts';
import type { Dismissal, Scope } from './dismissal.store.ts';
import type { FindingCounts, StoredFinding } from './finding.store.ts';
import { findingKeys } from './finding-keys.ts';
import { fixName, isFixable } from './fixes.ts';

/** A finding as pages show it. */
export interface FindingView {
  /** What it is known by in its segment. */
  key: string;
  check: string;
  /** Title of the check. */
  title: string;
  severity: Severity;
  side: Side;
  /** UTF-16 offsets in the text of `side`; `end` is exclusive. */
  start: number;
  end: number;
  /** The words it marks; undefined where it is about the whole text or about something missing. */
  words: string | undefined;
  message: string;
  fix: Delta | undefined;
  /** What its fix is asked for by; see `fixName`. */
  fixName: string;
  isDismissed: boolean;
}

/** The findings of a segment, open ones first, each in the order of the text. */
export function presentFindings(
  findings: readonly StoredFinding[],
  texts: { source: string; target: string },
  t: TFunction,
): FindingView[] {
  const views = findings.map((finding): FindingView => {
    const { check, severity, side, start, end } = finding;
    const text = texts[side];
    const isPart = end > start && end - start < text.length;
    return {
      key: findingKeys(finding, texts).place,
      check,
      title: checkTitle(check, t),
      severity,
      side,
      start,
      end,
      words: isPart ? text.slice(start, end) : undefined,
      message: presentFinding(finding, t).message,
      fix: isFixable(finding) ? finding.fix : undefined,
      fixName: fixName(finding),
      isDismissed: finding.dismissed !== undefined,
    };
  });
  return [
    ...views.filter((view) => !view.isDismissed),
    ...views.filter((view) => view.isDismissed),
  ];
}

/** What a check is called. */
export function checkTitle(check: string, t: TFunction): string {
  return t(`checks:${messageBranch(check)}.title`);
}

/** What a closed segment shows of its findings: the gravest kind that there is, and how many. */
export interface FindingMark {
  severity: 'error' | 'warning';
  errors: number;
  warnings: number;
}

/** @returns undefined where nothing is to be marked; hints are left to whoever opens the segment */
export function presentMark(counts: FindingCounts | undefined): FindingMark | undefined {
  if (!counts || counts.errors + counts.warnings === 0) return undefined;
  const { errors, warnings } = counts;
  return { severity: errors > 0 ? 'error' : 'warning', errors, warnings };
}

/** A dismissal as the record of it shows. */
export interface DismissalView {
  id: number;
  scope: Scope;
  segment: number;
  title: string;
  severity: Severity;
  message: string;
  words: string;
  side: Side;
  reason: string;
  by: string;
  at: string;
  withdrawn: { at: string; by: string } | undefined;
}

export function presentDismissal(dismissal: Dismissal, t: TFunction): DismissalView {
  const { id, scope, segment, finding, words, reason, author, at, withdrawn } = dismissal;
  return {
    id,
    scope,
    segment,
    title: checkTitle(finding.check, t),
    severity: finding.severity,
    message: presentFinding(finding, t).message,
    words: finding.end > finding.start ? words : '',
    side: finding.side,
    reason,
    by: author.name,
    at,
    withdrawn,
  };
}
