import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { countSegmentWords } from './commit.ts';
import { fail, shown } from './failure.ts';
import type { BlockFrame, SegmentFrame } from './frame.ts';
import { eachSegment, listBlocks, type RecordRow } from './record.store.ts';
import { isReviewable } from './segment.store.ts';
import type { State } from './state.ts';
import type { ApprovalWatch } from './verify-approvals.ts';
import type { Life, Replay } from './verify-replay.ts';

/** Scripts whose words a dictionary finds, which comes with the runtime and differs between versions. */
const BY_DICTIONARY =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Holds the translation as it is stored now against where its whole history leads: head, next
 * identifiers, blocks, segments, words by state.
 *
 * @throws DoesNotHoldError naming the row at fault
 */
export async function checkPresent(
  db: Kysely<Database>,
  translation: number,
  record: RecordRow,
  replay: Replay,
  approvals: ApprovalWatch,
): Promise<void> {
  checkHead(record, replay);
  await checkBlocks(db, translation, replay);
  const words = await checkSegments(db, translation, record, replay, approvals);
  for (const state of Object.keys(words) as State[]) {
    const stored = record[`words_${state}`];
    if (stored === words[state]) continue;
    fail(
      record.head_revision,
      'translation',
      `It counts ${stored} words in state ${state}; its segments have ${words[state]}.`,
    );
  }
}

function checkHead(record: RecordRow, { head, hash, segmentLives, blockLives }: Replay): void {
  if (!head || record.head_revision !== head.number) {
    fail(
      record.head_revision,
      'translation',
      `Its newest revision is said to be ${record.head_revision}, but ${head ? `the last one there is ${head.number}` : 'there is none'}.`,
    );
  }
  const { number } = head;
  if (record.head_hash !== hash) {
    fail(number, 'translation', 'Its hash is not that of its newest revision.');
  }
  if (record.updated_at !== head.at || record.updated_by !== head.author) {
    fail(
      number,
      'translation',
      `It is said to have been changed last by ${record.updated_by} at ${record.updated_at}, but its newest revision is by ${head.author} at ${head.at}.`,
    );
  }
  const next = [
    ['segment', record.next_segment, segmentLives],
    ['block', record.next_block, blockLives],
  ] as const;
  for (const [entity, free, lives] of next) {
    const used = highest(lives.keys());
    if (free > used) continue;
    fail(
      number,
      'translation',
      `The next ${entity} would get the number ${free}, which is used already: the highest is ${used}.`,
    );
  }
}

async function checkBlocks(
  db: Kysely<Database>,
  translation: number,
  { blocks, blockLives, head }: Replay,
): Promise<void> {
  const rows = await listBlocks(db, translation);
  for (const { id, kind, level } of rows) {
    const frame = blocks.get(id);
    if (!frame) fail(lastOf(blockLives, id, head), `block ${id}`, NOT_IN_HISTORY);
    compare({ kind, level }, frame, lastOf(blockLives, id, head), `block ${id}`);
  }
  checkAllThere(blocks, blockLives, new Set(rows.map(({ id }) => id)), 'block');
}

const NOT_IN_HISTORY = 'It is stored, but by its history it is not there.';

/** @returns words under review by state, added up from the segments */
async function checkSegments(
  db: Kysely<Database>,
  translation: number,
  record: RecordRow,
  { segments, segmentLives, blocks, head }: Replay,
  approvals: ApprovalWatch,
): Promise<Record<State, number>> {
  const words: Record<State, number> = { machine: 0, edited: 0, reviewed: 0, approved: 0 };
  const languages = { source: record.source_language, target: record.target_language };
  const seen = new Set<number>();
  for await (const row of eachSegment(db, translation)) {
    const what = `segment ${row.id}`;
    seen.add(row.id);
    const frame = segments.get(row.id);
    const life = segmentLives.get(row.id);
    if (!frame || !life) fail(lastOf(segmentLives, row.id, head), what, NOT_IN_HISTORY);
    const { block_id: block, position, source, machine, target, state, excluded } = row;
    const stored = { block, position, source, machine, target, state, excluded };
    compare(stored, { ...frame, excluded: frame.excluded ? 1 : 0 }, life.version, what);
    compare({ version: row.version, changes: row.changes }, life, life.version, what);
    compare(
      { 'approved in': row.approved_in },
      { 'approved in': approvals.newestOf(row.id) },
      life.version,
      what,
    );
    if (!countsRight(row, languages)) {
      const counted = countSegmentWords(frame, { languages });
      fail(life.version, what, `It counts ${row.words} words; its text has ${counted}.`);
    }
    const kind = (blocks.get(frame.block) as BlockFrame | undefined)?.kind;
    if (!kind) fail(life.version, what, `It stands in block ${frame.block}, which is not there.`);
    if (isReviewable({ kind, excluded: frame.excluded })) words[frame.state] += row.words;
  }
  checkAllThere(segments, segmentLives, seen, 'segment');
  return words;
}

function countsRight(
  row: Pick<SegmentFrame, 'source' | 'machine'> & { words: number },
  languages: { source: string; target: string },
): boolean {
  if (BY_DICTIONARY.test(row.source || row.machine)) return row.words >= 0;
  return row.words === countSegmentWords(row, { languages });
}

/** @throws DoesNotHoldError naming the first value that differs */
function compare(stored: object, expected: object, revision: number, what: string): void {
  for (const [key, value] of Object.entries(stored)) {
    const wanted = (expected as Record<string, unknown>)[key];
    if (value === wanted) continue;
    fail(revision, what, `Its ${key} is ${shown(value)}; by its history it is ${shown(wanted)}.`);
  }
}

function checkAllThere(
  frames: ReadonlyMap<number, unknown>,
  lives: ReadonlyMap<number, Life>,
  seen: ReadonlySet<number>,
  entity: string,
): void {
  for (const id of frames.keys()) {
    if (seen.has(id)) continue;
    const version = lives.get(id)?.version ?? 0;
    fail(version, `${entity} ${id}`, 'By its history it is there, but it is not stored.');
  }
}

/** The revision that left something as it is; the newest for what no revision ever touched. */
function lastOf(
  lives: ReadonlyMap<number, Life>,
  id: number,
  head: { number: number } | undefined,
): number {
  return lives.get(id)?.version ?? head?.number ?? 0;
}

function highest(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
