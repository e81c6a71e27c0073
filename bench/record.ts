import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { sql } from 'kysely';
import { canonicalJson } from '../server/revisions/canonical-json.ts';
import { segmentAt } from '../server/revisions/rebuild.ts';
import { listChanges, listRevisions } from '../server/revisions/revision.store.ts';
import { hashedPart } from '../server/revisions/revision.ts';
import { verifyTranslation } from '../server/revisions/verify.ts';
import type { Services } from '../server/services.ts';
import type { LongHistory } from './long-history.ts';
import { median, type Row } from './row.ts';
import { timeAsync } from './time.ts';

const ROUNDS = 7;
/** Versions asked for, all over the history. */
const VERSIONS = 200;

/** Words of the article whose text a revision is measured against. */
const WORDS = 2_500;

type Store = Pick<Services, 'db'>;

/**
 * Verifying a long history, as revisions a second. Beside it what hashing the bytes its hashes cover,
 * already read and put in canonical form, takes alone.
 */
export async function verifyBench({ db }: Store, history: LongHistory): Promise<Row> {
  const chain = await hashedTexts({ db }, history);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(
      await timeAsync(() => {
        let hash = '0'.repeat(64);
        for (const text of chain) {
          hash = createHash('sha256')
            .update(hash + text, 'utf8')
            .digest('hex');
        }
      }),
    );
    ours.push(
      await timeAsync(async () => {
        const found = await verifyTranslation(db, history.translation);
        if (found?.failure) throw new Error(`It does not hold: ${found.failure.detail}`);
      }),
    );
  }
  const [own, least] = [median(ours.slice(2)), median(bare.slice(2))];
  const rate = chain.length / (own / 1000);
  return {
    work: `verify ${chain.length.toLocaleString('en')} revisions`,
    floor: '20,000 revisions/s',
    ratio: rate / 20_000,
    reach: { least: 1 },
    detail: `${rate.toFixed(0)} revisions/s; ${(least / own).toFixed(2)} of hashing the same bytes alone (${own.toFixed(0)} to ${least.toFixed(0)} ms)`,
  };
}

/** What each hash covers besides the hash before it. */
async function hashedTexts({ db }: Store, { translation }: LongHistory): Promise<string[]> {
  const revisions = await listRevisions(db, translation);
  const changes = await listChanges(db, translation, { from: 0 });
  return revisions
    .reverse()
    .map((one) => canonicalJson(hashedPart({ ...one, changes: changes.get(one.number) ?? [] })));
}

/** Any version of a segment with a long history against its newest one. */
export async function depthBench({ db }: Store, history: LongHistory): Promise<Row> {
  const { translation, segment, revisions } = history;
  const any: number[] = [];
  const newest: number[] = [];
  let slowest = 0;
  for (let n = 0; n < VERSIONS; n++) {
    const revision = Math.floor((n * revisions) / VERSIONS);
    const spent = await timeAsync(() => segmentAt(db, translation, segment, revision));
    newest.push(await timeAsync(() => segmentAt(db, translation, segment, revisions)));
    // The first ones compile the code.
    if (n < VERSIONS / 10) continue;
    any.push(spent);
    slowest = Math.max(slowest, spent);
  }
  const [one, least] = [median(any), median(newest)];
  return {
    work: `any version of a segment with ${revisions.toLocaleString('en')} revisions`,
    floor: 'its newest version',
    ratio: one / least,
    reach: { most: 20 },
    detail: `${one.toFixed(2)} (at most ${slowest.toFixed(2)}) to ${least.toFixed(2)} ms`,
  };
}

/** What a revision takes in the database, keyframes and indexes included, against an article's text. */
export async function bytesBench({ db }: Store, { translation }: LongHistory): Promise<Row> {
  const { rows } = await sql<{ bytes: number }>`select sum(pgsize) as bytes from dbstat
    where name in (
      select name from sqlite_schema where tbl_name in ('revision', 'change', 'keyframe')
    )`.execute(db);
  const revisions = await countRevisions(db, translation);
  const stored = (rows[0]?.bytes ?? 0) / revisions;
  const text = realText();
  const whole = deflateSync(text).byteLength;
  return {
    work: `bytes per revision, ${WORDS.toLocaleString('en')} words`,
    floor: 'the full text compressed with zlib',
    ratio: stored / whole,
    reach: { most: 0.1 },
    detail: `${stored.toFixed(0)} to ${whole} bytes, over ${revisions.toLocaleString('en')} revisions`,
  };
}

/** Words of an article, from real ones: made-up text repeats itself and compresses too well. */
function realText(): string {
  const folder = new URL('../fixtures/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:de|en|tr)\.txt$/.test(name))
    .sort();
  const words = files.flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split(/\s+/));
  return words.slice(0, WORDS).join(' ');
}

async function countRevisions(db: Services['db'], translation: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from revision
    where translation_id = ${translation}`.execute(db);
  return rows[0]?.count ?? 0;
}
