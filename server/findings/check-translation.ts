import type { Kysely } from 'kysely';
import { rowToTranslation, selectTranslations } from '../articles/article.store.ts';
import type { Translation } from '../articles/article.ts';
import type { ArticleFindings, ArticleToCheck, CheckProfile } from '../checks/check-article.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { listApprovedElsewhere } from '../memory/entry.store.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { isReviewable, listSegments, type Segment } from '../revisions/segment.store.ts';
import { termPair } from '../terms/term-index.ts';
import { termsIn } from '../terms/terms-in.ts';
import { DismissalIndex } from './apply-dismissals.ts';
import { checkPolicy, isCheckedBy, profileName } from './check-profile.ts';
import { listHolding } from './dismissal.store.ts';
import {
  type CheckedSegment,
  mapChecked,
  putChecked,
  removeChecked,
  type StoredFinding,
} from './finding.store.ts';
import { readRecords } from './segment-records.ts';

/** Rows one transaction writes: whoever saves meanwhile waits no longer than that takes. */
const ROWS_AT_ONCE = 200;

/** Approved segments of other articles that names are compared with: the newest ones. */
const MOST_OTHERS = 1000;

/** Runs the checks over an article: in a process of their own, or at once where nobody waits for anything else. */
export type Checker = (article: ArticleToCheck) => ArticleFindings | Promise<ArticleFindings>;

/** What a pass over a translation did. */
export interface CheckPass {
  /** The revision it looked at. */
  revision: number;
  /** Segments of which something else is known than before. */
  changed: number[];
}

/**
 * Brings what is known of a translation up to date: segments that changed since they were checked, or
 * were checked by other rules, and what the change of one means for others.
 *
 * @param options `again` checks everything anew
 * @returns undefined where there is no such translation (any more)
 */
export async function checkTranslation(
  db: Kysely<Database>,
  id: number,
  check: Checker,
  { again = false }: { again?: boolean } = {},
): Promise<CheckPass | undefined> {
  const translation = await findTranslation(db, id);
  if (!translation) return undefined;
  const languages = {
    source: translation.article.sourceLanguage,
    target: translation.targetLanguage,
  };
  const [all, known, policy, dismissals] = [
    await listSegments(db, id),
    await mapChecked(db, id),
    await checkPolicy(db, languages),
    await listHolding(db, id, languages),
  ];
  const profile = profileName(policy.profile);
  const segments = all.filter(isReviewable);
  const stale = staleSegments(segments, again ? new Map() : known, profile);
  const checked = segments.filter((one) => stale.has(one.id));
  const records = await readRecords(db, id, checked);
  const found = await check({
    ...(await termsFor(db, policy.profile, languages, checked)),
    sourceLanguage: languages.source,
    targetLanguage: languages.target,
    publishedOn: translation.article.publishedOn,
    profile: policy.profile,
    others: policy.profile.off.includes('names')
      ? []
      : await listApprovedElsewhere(db, id, languages, MOST_OTHERS),
    segments: segments.map((segment) => ({
      id: segment.id,
      source: segment.source,
      target: segment.target,
      kind: segment.kind,
      isStale: stale.has(segment.id),
      ...(records.has(segment.id) && { record: records.get(segment.id) }),
    })),
  });

  const index = new DismissalIndex(dismissals, id);
  const changed: CheckedSegment[] = [];
  for (const segment of segments) {
    const before = known.get(segment.id);
    const anew = found.own.get(segment.id);
    const own = anew ?? before?.own ?? [];
    const after: CheckedSegment = {
      segment: segment.id,
      version: segment.version,
      profile: anew || !before ? profile : before.profile,
      own: index.applied(segment, own),
      across: index.applied(segment, found.across.get(segment.id) ?? []),
    };
    if (!before || !isSame(before, after)) changed.push(after);
  }
  const gone = [...known.keys()].filter((one) => !segments.some(({ id: own }) => own === one));
  await store(db, id, changed, gone);
  return { revision: translation.revision, changed: changed.map(({ segment }) => segment) };
}

/** The terms of the texts, where they are checked for terms. */
async function termsFor(
  db: Kysely<Database>,
  { termbase }: CheckProfile,
  { source, target }: LanguagePair,
  segments: readonly Segment[],
): Promise<Pick<ArticleToCheck, 'terms'>> {
  const pair = termbase === undefined ? undefined : await termPair(db, source, target);
  return pair ? { terms: await termsIn(pair, segments) } : {};
}

/** Segments to be checked by themselves; the one after a changed one has another neighbour. */
function staleSegments(
  segments: readonly Segment[],
  known: ReadonlyMap<number, CheckedSegment>,
  profile: string,
): Set<number> {
  const stale = new Set<number>();
  for (const [at, segment] of segments.entries()) {
    const checked = known.get(segment.id);
    if (checked?.version === segment.version && isCheckedBy(checked.profile, profile)) continue;
    stale.add(segment.id);
    const next = segments[at + 1];
    if (next) stale.add(next.id);
  }
  return stale;
}

async function store(
  db: Kysely<Database>,
  translation: number,
  changed: readonly CheckedSegment[],
  gone: readonly number[],
): Promise<void> {
  for (let from = 0; from < changed.length; from += ROWS_AT_ONCE) {
    const rows = changed.slice(from, from + ROWS_AT_ONCE);
    await writing(db, (trx) => putChecked(trx, translation, rows));
  }
  if (gone.length > 0) await writing(db, (trx) => removeChecked(trx, translation, gone));
}

function isSame(one: CheckedSegment, other: CheckedSegment): boolean {
  return (
    one.version === other.version &&
    one.profile === other.profile &&
    sameFindings(one.own, other.own) &&
    sameFindings(one.across, other.across)
  );
}

function sameFindings(one: readonly StoredFinding[], other: readonly StoredFinding[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The translation of a number; undefined where there is none (any more). */
export async function findTranslation(
  db: Kysely<Database>,
  id: number,
): Promise<Translation | undefined> {
  const row = await selectTranslations(db).where('translation.id', '=', id).executeTakeFirst();
  return row && rowToTranslation(row);
}
