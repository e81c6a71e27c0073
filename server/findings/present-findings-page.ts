import type { TFunction } from 'i18next';
import { SEVERITIES, type Severity } from '../checks/finding.ts';
import { CHECKS } from '../checks/registry.ts';
import { apply } from '../revisions/delta.ts';
import type { DiffPiece } from '../revisions/present-diff.ts';
import type { Segment } from '../revisions/segment.store.ts';
import { inlineDiff } from '../workbench/present-segment.ts';
import type { TranslationHeader } from '../workbench/present-workbench.ts';
import type { Dismissal } from './dismissal.store.ts';
import type { StoredFinding } from './finding.store.ts';
import {
  checkTitle,
  type DismissalView,
  type FindingView,
  presentDismissal,
  presentFindings,
} from './present-findings.ts';

/** A segment with what was found in it. */
export interface FoundSegment {
  id: number;
  version: number;
  source: string;
  target: string;
  findings: FindingView[];
}

/** The findings of a translation on a page. */
export interface FindingsPage {
  header: TranslationHeader;
  severities: { severity: Severity; count: number }[];
  checks: { check: string; title: string; count: number }[];
  /** What the list is narrowed to. */
  severity: Severity | undefined;
  check: string | undefined;
  segments: FoundSegment[];
  /** Segments with findings that fit, of which the page shows the first. */
  total: number;
  page: number;
  pages: number;
  /** How many findings that fit have a fix. */
  fixable: number;
  dismissals: DismissalView[];
  /** Whether segments wait to be checked. */
  isUnfinished: boolean;
  canEdit: boolean;
  canReview: boolean;
}

/** What a list of findings is narrowed to. */
export interface FindingFilter {
  severity?: Severity | undefined;
  check?: string | undefined;
}

/** Segments with findings on one page. */
const SEGMENTS_ON_PAGE = 50;

export function presentFindingsPage(parts: {
  header: TranslationHeader;
  segments: readonly Segment[];
  findings: ReadonlyMap<number, readonly StoredFinding[]>;
  dismissals: readonly Dismissal[];
  filter: FindingFilter;
  page: number;
  isUnfinished: boolean;
  canEdit: boolean;
  canReview: boolean;
  t: TFunction;
}): FindingsPage {
  const { header, findings, filter, t } = parts;
  const open = [...findings.values()].flat().filter(({ dismissed }) => dismissed === undefined);
  const bySeverity = Map.groupBy(open, ({ severity }) => severity);
  const byCheck = Map.groupBy(
    open.filter(({ severity }) => !filter.severity || severity === filter.severity),
    ({ check }) => check,
  );
  const found = foundSegments(parts.segments, findings, filter, t);
  const pages = Math.max(1, Math.ceil(found.length / SEGMENTS_ON_PAGE));
  const page = Math.min(Math.max(1, parts.page), pages);
  return {
    header,
    severities: SEVERITIES.map((severity) => ({
      severity,
      count: bySeverity.get(severity)?.length ?? 0,
    })),
    checks: CHECKS.flatMap(({ name }) => {
      const count = byCheck.get(name)?.length ?? 0;
      return count > 0 || filter.check === name
        ? [{ check: name, title: checkTitle(name, t), count }]
        : [];
    }),
    severity: filter.severity,
    check: filter.check,
    segments: found.slice((page - 1) * SEGMENTS_ON_PAGE, page * SEGMENTS_ON_PAGE),
    total: found.length,
    page,
    pages,
    fixable: found.flatMap(({ findings: own }) => own).filter(({ fix }) => fix).length,
    dismissals: parts.dismissals.map((one) => presentDismissal(one, t)),
    isUnfinished: parts.isUnfinished,
    canEdit: parts.canEdit,
    canReview: parts.canReview,
  };
}

/** Segments in reading order with their open findings that fit; those without any are left out. */
export function foundSegments(
  segments: readonly Segment[],
  findings: ReadonlyMap<number, readonly StoredFinding[]>,
  filter: FindingFilter,
  t: TFunction,
): FoundSegment[] {
  return segments.flatMap((segment) => {
    const own = (findings.get(segment.id) ?? []).filter(
      ({ dismissed, severity, check }) =>
        dismissed === undefined &&
        (!filter.severity || severity === filter.severity) &&
        (!filter.check || check === filter.check),
    );
    if (own.length === 0) return [];
    const { id, version, source, target } = segment;
    return [{ id, version, source, target, findings: presentFindings(own, segment, t) }];
  });
}

/** A fix as its preview shows it. */
export interface FixView {
  /** Value of its tick box. */
  value: string;
  title: string;
  message: string;
  severity: Severity;
  diff: DiffPiece[];
}

/** The fixes somebody can apply at once. */
export interface FixesPage {
  header: TranslationHeader;
  segment: number | undefined;
  severity: Severity | undefined;
  check: string | undefined;
  segments: { id: number; source: string; fixes: FixView[] }[];
  total: number;
  /** Fixes that are not shown: too many to look at in one go. */
  more: number;
}

/** Fixes previewed at once: more than anybody looks through. */
const FIXES_ON_PAGE = 300;

export function presentFixes(
  header: TranslationHeader,
  found: readonly FoundSegment[],
  filter: FindingFilter & { segment?: number | undefined },
): FixesPage {
  let total = 0;
  let left = FIXES_ON_PAGE;
  const segments = found.flatMap(({ id, version, source, target, findings }) => {
    const fixable = findings.filter(({ fix }) => fix !== undefined);
    total += fixable.length;
    const shown = fixable.slice(0, Math.max(0, left));
    left -= shown.length;
    if (shown.length === 0) return [];
    const fixes = shown.map(({ fixName, title, message, severity, fix }) => ({
      value: `${id}.${version}.${fixName}`,
      title,
      message,
      severity,
      diff: inlineDiff(target, fix ? apply(target, fix) : target, header.targetLanguage),
    }));
    return [{ id, source, fixes }];
  });
  return {
    header,
    segment: filter.segment,
    severity: filter.severity,
    check: filter.check,
    segments,
    total,
    more: Math.max(0, total - FIXES_ON_PAGE),
  };
}
