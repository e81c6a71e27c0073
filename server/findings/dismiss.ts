import type { Transaction } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import {
  getSegment,
  isReviewable,
  listSegments,
  type Segment,
} from '../revisions/segment.store.ts';
import { checkStorable } from '../revisions/storable.ts';
import type { Services } from '../services.ts';
import { DismissalIndex } from './apply-dismissals.ts';
import {
  type Dismissal,
  insertDismissal,
  listHolding,
  type Scope,
  withdrawDismissal,
} from './dismissal.store.ts';
import { mapChecked, mapFindings, putChecked } from './finding.store.ts';
import { findingKeys, wordsOf } from './finding-keys.ts';

/** Longest reason, in UTF-16 code units. */
export const MAX_REASON_LENGTH = 2_000;

type Doer = Pick<Services, 'db' | 'events'> & Partial<Pick<Services, 'checking'>>;

/** A finding to let pass. */
export interface Dismissing {
  segment: number;
  /** The finding's key in its segment. */
  key: string;
  scope: Scope;
  reason: string;
}

/**
 * Lets a finding pass, with the reason: in its segment, wherever it says the same of the same words in
 * this translation, or in every translation of its languages. It stays on record.
 *
 * @throws UserError 403 where the person may not, 404 where the segment is gone, 409 where it has no
 *   such finding (any more), 422 without a reason
 */
export async function dismiss(
  services: Doer,
  translation: Translation,
  dismissing: Dismissing,
  user: User,
): Promise<Dismissal> {
  const languages = languagesOf(translation);
  authorise(user, languages, dismissing.scope);
  const reason = dismissing.reason.trim();
  if (!reason) throw new UserError('findings:error.noReason', {}, 422, 'reason');
  checkStorable(reason, 'reason');
  const done = await writing(services.db, async (trx) => {
    const segment = await getSegment(trx, translation.id, dismissing.segment);
    const findings = (await mapFindings(trx, translation.id, [segment.id])).get(segment.id) ?? [];
    const finding = findings.find((one) => findingKeys(one, segment).place === dismissing.key);
    if (!finding) throw new UserError('findings:error.gone', {}, 409);
    const { dismissed: _, ...plain } = finding;
    const keys = findingKeys(plain, segment);
    const dismissal = await insertDismissal(
      trx,
      {
        translation: translation.id,
        scope: dismissing.scope,
        segment: segment.id,
        key: dismissing.scope === 'place' ? keys.place : keys.words,
        finding: plain,
        words: wordsOf(plain, segment),
        reason,
        author: { id: user.id, name: user.name },
        at: new Date().toISOString(),
      },
      languages,
    );
    return { dismissal, touched: await reapply(trx, translation.id, languages) };
  });
  await tell(services, translation, done.touched, done.dismissal, user);
  return done.dismissal;
}

/**
 * Takes a dismissal back: the findings count again. That there was one stays on record.
 *
 * @throws UserError 403 where the person may not, 404 where there is none that holds
 */
export async function withdraw(
  services: Doer,
  translation: Translation,
  id: number,
  user: User,
): Promise<Dismissal> {
  const languages = languagesOf(translation);
  const done = await writing(services.db, async (trx) => {
    const dismissal = await withdrawDismissal(trx, translation.id, id, user.name);
    authorise(user, languages, dismissal.scope);
    return { dismissal, touched: await reapply(trx, translation.id, languages) };
  });
  await tell(services, translation, done.touched, done.dismissal, user);
  return done.dismissal;
}

function languagesOf({ article, targetLanguage }: Translation): LanguagePair {
  return { source: article.sourceLanguage, target: targetLanguage };
}

/** What holds everywhere is for those to say who review. */
function authorise(user: User, { target }: LanguagePair, scope: Scope): void {
  const permission = scope === 'everywhere' ? 'review' : 'edit';
  if (!can(user, permission, target)) throw new UserError('errors:forbidden', {}, 403);
}

/** Goes over what was found with the dismissals that now hold. */
async function reapply(
  trx: Transaction<Database>,
  translation: number,
  languages: LanguagePair,
): Promise<number[]> {
  const index = new DismissalIndex(await listHolding(trx, translation, languages), translation);
  const checked = await mapChecked(trx, translation);
  const segments = new Map<number, Segment>();
  for (const segment of await listSegments(trx, translation)) {
    if (isReviewable(segment)) segments.set(segment.id, segment);
  }
  const changed = [...checked.values()].flatMap((before) => {
    const segment = segments.get(before.segment);
    if (!segment || segment.version !== before.version) return [];
    const after = {
      ...before,
      own: index.applied(segment, before.own),
      across: index.applied(segment, before.across),
    };
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [after];
  });
  await putChecked(trx, translation, changed);
  return changed.map(({ segment }) => segment);
}

async function tell(
  { db, events, checking }: Doer,
  translation: Translation,
  touched: number[],
  { scope }: Dismissal,
  user: User,
): Promise<void> {
  await events.publish({ translation: translation.id, findings: touched, author: user.name });
  if (scope !== 'everywhere' || !checking) return;
  const { source, target } = languagesOf(translation);
  const others = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select('translation.id')
    .where('article.source_language', '=', source)
    .where('translation.target_language', '=', target)
    .where('translation.id', '!=', translation.id)
    .execute();
  for (const { id } of others) checking.soon(id);
}
