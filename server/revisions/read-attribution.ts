import type { Kysely } from 'kysely';
import type { Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { notFound } from '../errors.ts';
import { isWord, words } from '../text/words.ts';
import { Attribution } from './attribution.ts';
import type { Origin, Source, Span } from './attribution-origin.ts';
import { type HunkNote, HunkNotes, listHunkNotes } from './hunk-note.store.ts';
import { listChanges } from './revision.store.ts';
import type { Author, RevisionKind } from './revision.ts';
import { isReviewable, listSegments, type Segment } from './segment.store.ts';

/** Words of one origin. */
export interface Share {
  origin: Origin;
  words: number;
}

/** A segment with who wrote its text. */
export interface AttributedSegment {
  segment: Segment;
  spans: Span[];
}

/** Who wrote a translation, as it stood at one moment. */
export interface AttributionNow {
  /** Number of the newest revision. */
  revision: number;
  /** In reading order. */
  segments: AttributedSegment[];
  /** Words by origin, of what is reviewed and exported. */
  shares: Share[];
  /** Everybody who ever put text in, by the order in which they first did. */
  authors: Author[];
}

/** What is known of a translation from the last time somebody asked. */
interface Known {
  attribution: Attribution;
  /** The reasons for single changes as they were then, for people put them in other words. */
  notes: string;
  /** Hash of the newest revision in it, which vouches for all that came before. */
  hash: string | undefined;
  /** Words of segments, each with the version of which they are. */
  counted: Map<number, { version: number; shares: Share[] }>;
}

/** Translations kept at most. Whoever has the layer on asks again after every save. */
const KEPT = 8;

/**
 * By database, what was asked for last at the end. It spares reading the beginning of a history
 * again, which never changes; another instance, or this one after a restart, reads it once more.
 */
const known = new WeakMap<Kysely<Database>, Map<number, Known>>();

/**
 * Who wrote a translation. Reads its history once, and after that only what is new in it.
 *
 * @throws UserError 404 where there is no such translation
 */
export async function readAttribution(
  db: Kysely<Database>,
  { id, targetLanguage }: Pick<Translation, 'id' | 'targetLanguage'>,
): Promise<AttributionNow> {
  const kept = known.get(db)?.get(id);
  if (kept) {
    const news = await readFrom(db, id, kept.attribution.revision + 1);
    // Somebody else may have asked at the same time, or another database be in this one's place.
    if (news.before === kept.hash && JSON.stringify(news.notes) === kept.notes)
      return conclude(db, id, targetLanguage, kept, news);
  }
  const fresh = {
    attribution: new Attribution(targetLanguage),
    notes: '',
    hash: undefined,
    counted: new Map(),
  };
  return conclude(db, id, targetLanguage, fresh, await readFrom(db, id, 0));
}

/** A part of a history, and the text it leads to. */
interface Part {
  revision: number;
  hash: string;
  /** Hash of the revision before the part. */
  before: string | undefined;
  segments: Segment[];
  revisions: Source[];
  changes: Awaited<ReturnType<typeof listChanges>>;
  /** On all revisions. */
  notes: HunkNote[];
}

function readFrom(db: Kysely<Database>, translation: number, from: number): Promise<Part> {
  return reading(db, async (trx) => {
    const head = await trx
      .selectFrom('translation')
      .select(['head_revision', 'head_hash'])
      .where('id', '=', translation)
      .executeTakeFirst();
    if (!head) throw notFound('article');
    const { head_revision: revision, head_hash: hash } = head;
    const before = from === 0 ? undefined : await hashOf(trx, translation, from - 1);
    const segments = await listSegments(trx, translation);
    const news = from <= revision;
    const revisions = news ? await listSources(trx, translation, from) : [];
    const changes = news ? await listChanges(trx, translation, { from }) : new Map();
    const notes = await listHunkNotes(trx, translation);
    return { hash, before, revision, segments, revisions, changes, notes };
  });
}

async function hashOf(
  db: Kysely<Database>,
  translation: number,
  revision: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('revision')
    .select('hash')
    .where('translation_id', '=', translation)
    .where('number', '=', revision)
    .executeTakeFirst();
  return row?.hash;
}

/** As much of revisions as attribution says of them, the oldest first. */
async function listSources(
  db: Kysely<Database>,
  translation: number,
  from: number,
): Promise<Source[]> {
  const rows = await db
    .selectFrom('revision')
    .select(['number', 'kind', 'author_id', 'author', 'at', 'reason'])
    .where('translation_id', '=', translation)
    .where('number', '>=', from)
    .orderBy('number')
    .execute();
  return rows.map(({ number, kind, author_id: id, author, at, reason }) => ({
    number,
    kind: kind as RevisionKind,
    author: { id, name: author },
    at,
    reason,
  }));
}

/** Without a pause, so that nobody sees half of it. */
function conclude(
  db: Kysely<Database>,
  translation: number,
  language: string,
  one: Known,
  { revision, hash, segments, revisions, changes, notes }: Part,
): AttributionNow {
  const { attribution, counted } = one;
  const explained = new HunkNotes(notes);
  for (const next of revisions) attribution.add(next, changes.get(next.number) ?? [], explained);
  one.notes = JSON.stringify(notes);
  one.hash = hash;
  keep(db, translation, one);
  const attributed = segments.map((segment) => ({
    segment,
    spans: attribution.spans(segment.id),
  }));
  const shares = new Map<Origin, number>();
  for (const { segment, spans } of attributed) {
    if (!isReviewable(segment)) continue;
    let count = counted.get(segment.id);
    if (count?.version !== segment.version) {
      count = { version: segment.version, shares: countWords(segment.target, spans, language) };
      counted.set(segment.id, count);
    }
    for (const share of count.shares) {
      shares.set(share.origin, (shares.get(share.origin) ?? 0) + share.words);
    }
  }
  return {
    revision,
    segments: attributed,
    shares: [...shares].map(([origin, words]) => ({ origin, words })),
    authors: attribution.authors,
  };
}

function keep(db: Kysely<Database>, translation: number, one: Known): void {
  const all = known.get(db) ?? new Map<number, Known>();
  known.set(db, all);
  all.delete(translation);
  all.set(translation, one);
  const [oldest] = all.keys();
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
}

/** Words of a text by origin; a word belongs to whoever wrote its beginning. */
function countWords(text: string, spans: readonly Span[], language: string): Share[] {
  const shares = new Map<Origin, number>();
  let at = 0;
  let index = 0;
  for (const token of words(text, language)) {
    while (spans[index + 1] && at >= (spans[index]?.to ?? 0)) index++;
    const origin = spans[index]?.origin;
    if (origin && isWord(token)) shares.set(origin, (shares.get(origin) ?? 0) + 1);
    at += token.length;
  }
  return [...shares].map(([origin, words]) => ({ origin, words }));
}
