import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { DoesNotHoldError, type Failure, fail } from './failure.ts';
import { originHash, textHash } from './hash.ts';
import {
  approvalsByRevision,
  changesByRevision,
  eachRevision,
  findRecord,
  keyframesByRevision,
  type RecordRow,
  renewedTextsByRevision,
} from './record.store.ts';
import { ApprovalWatch } from './verify-approvals.ts';
import { checkPresent } from './verify-present.ts';
import { nameOf, Replay } from './verify-replay.ts';
import { checkTexts } from './verify-texts.ts';

/** What verifying a translation came to. */
export interface Verification {
  /** How many revisions hold, the import included. */
  revisions: number;
  /** The first thing that does not hold; undefined where everything does. */
  failure: Failure | undefined;
}

/**
 * Proves a translation's record: replays its history forwards from the imported texts and holds
 * everything that is stored against it. Each revision has to follow from the one before, by number
 * and hash; each change has to apply to what the changes before it left; the texts of a renewal,
 * keyframes and approvals have to be those of their revision; and the texts, states and figures as they stand have to be
 * those the last revision leads to.
 *
 * Keyframes only shorten ways, so one that is missing is no failure. All reads see one state of the
 * database, whatever is saved meanwhile, and come in pages: memory grows with the article, not with
 * its history.
 *
 * @returns undefined where there is no such translation
 */
export async function verifyTranslation(
  db: Kysely<Database>,
  translation: number,
): Promise<Verification | undefined> {
  return reading(db, async (trx) => {
    const record = await findRecord(trx, translation);
    if (!record) return undefined;
    const origin = textHash(record.source_language, record.original);
    const machine = textHash(record.target_language, record.machine_text);
    const replay = new Replay(originHash(origin, machine));
    try {
      checkOrigin(record, origin, machine);
      await verify(trx, translation, record, replay);
      return { revisions: replay.revisions, failure: undefined };
    } catch (error) {
      if (!(error instanceof DoesNotHoldError)) throw error;
      return { revisions: replay.revisions, failure: error.failure };
    }
  });
}

function checkOrigin(record: RecordRow, origin: string, machine: string): void {
  if (record.original_hash !== origin) {
    fail(0, 'article', 'Its original, or the language of it, is not the one that was imported.');
  }
  if (record.machine_hash !== machine) {
    fail(
      0,
      'translation',
      'Its machine text, or the language of it, is not the one that was imported.',
    );
  }
}

async function verify(
  db: Kysely<Database>,
  translation: number,
  record: RecordRow,
  replay: Replay,
): Promise<void> {
  const approvals = new ApprovalWatch();
  const changes = changesByRevision(db, translation);
  const keyframes = keyframesByRevision(db, translation);
  const given = approvalsByRevision(db, translation);
  const renewed = renewedTextsByRevision(db, translation);
  for await (const revision of eachRevision(db, translation)) {
    const { number } = revision;
    const texts = checkTexts(revision, await renewed.upTo(number), record);
    const steps = replay.advance(revision, await changes.upTo(number), texts);
    for (const keyframe of await keyframes.upTo(number)) replay.checkKeyframe(keyframe);
    approvals.follow(revision, steps, await given.upTo(number));
  }
  // A revision taken away at the end leaves the head pointing at nothing, and its rows to nobody.
  await checkPresent(db, translation, record, replay, approvals);
  approvals.end();
  const change = await changes.next();
  if (change) fail(change.revision, nameOf(change.entity, change.entity_id), NO_REVISION);
  const keyframe = await keyframes.next();
  if (keyframe) fail(keyframe.revision, `keyframe of segment ${keyframe.segment_id}`, NO_REVISION);
  const approval = await given.next();
  if (approval) fail(approval.revision, `approval of segment ${approval.segment_id}`, NO_REVISION);
  const texts = await renewed.next();
  if (texts) fail(texts.revision, 'texts', NO_REVISION);
}

const NO_REVISION = 'There is no such revision.';
