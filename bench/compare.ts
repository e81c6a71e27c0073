import { getTranslation } from '../server/articles/article.store.ts';
import type { Translation } from '../server/articles/article.ts';
import { writing } from '../server/database/transaction.ts';
import { diff } from '../server/revisions/diff.ts';
import { snapshotAt } from '../server/revisions/rebuild.ts';
import { listSegments } from '../server/revisions/segment.store.ts';
import { inReadingOrder } from '../server/revisions/snapshot.ts';
import type { Services } from '../server/services.ts';
import { wordCount } from '../server/text/words.ts';
import { saveSegment } from '../server/workbench/save-segment.ts';
import { storeLongArticle } from './articles.ts';
import { median, type Row } from './row.ts';
import type { BenchServer } from './servers.ts';

/** Segments of 17 words: an article of 10,000. */
const SEGMENTS = 588;
const REVISIONS = 1_000;
const ROUNDS = 15;

/** What the page may take for each 10,000 words. */
const REACH_MS = 50;

/** An article with two versions so many revisions apart, and what diffing them as one text takes. */
export interface ComparedArticle {
  article: number;
  words: number;
  wholeDiffMs: number;
}

/** Stores an article and changes a word in each of many revisions, all over it. */
export async function storeComparedArticle(services: Services): Promise<ComparedArticle> {
  const { db } = services;
  const article = await storeLongArticle(services, SEGMENTS, 'compared');
  const translation = await getTranslation(db, article, 'de');
  await change(services, translation);
  const texts = await Promise.all([textAt(db, translation, 0), textAt(db, translation, REVISIONS)]);
  const [before, after] = texts;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    diff(before, after, 'de');
    times.push(performance.now() - start);
  }
  return { article, words: wordCount(after, 'de'), wholeDiffMs: median(times.slice(3)) };
}

/** The page that compares the two versions, end to end. */
export async function compareBench(
  emend: BenchServer,
  { article, words, wholeDiffMs }: ComparedArticle,
  key: string,
): Promise<Row> {
  const page = `${emend.url}/articles/${article}/translations/de/compare?from=0&to=${REVISIONS}`;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const response = await fetch(page, {
      headers: { authorization: `Bearer ${key}`, accept: 'text/html' },
    });
    if (!response.ok) throw new Error(`Comparing failed with ${response.status}.`);
    await response.arrayBuffer();
    times.push(performance.now() - start);
  }
  const own = median(times.slice(5));
  const each = own / (words / 10_000);
  return {
    work: `compare two versions ${REVISIONS.toLocaleString('en')} revisions apart, the page`,
    floor: `${REACH_MS} ms for each 10,000 words`,
    ratio: each / REACH_MS,
    reach: { most: 1 },
    detail: `${own.toFixed(0)} ms for ${words.toLocaleString('en')} words; ${(own / wholeDiffMs).toFixed(1)} × one word diff of the whole (${wholeDiffMs.toFixed(1)} ms)`,
  };
}

async function change(services: Services, translation: Translation): Promise<void> {
  const user = {
    id: 'bench',
    name: 'Anna Müller',
    email: '',
    role: 'editor',
    languages: null,
  } as const;
  await writing(services.db, async (trx) => {
    const inOne = { ...services, db: trx };
    const segments = await listSegments(trx, translation.id);
    for (let revision = 1; revision <= REVISIONS; revision++) {
      const segment = segments[(revision * 31) % segments.length];
      if (!segment) continue;
      const words = segment.target.split(' ');
      words[(revision * 7) % words.length] = `Wort${revision}`;
      const save = { text: words.join(' '), version: segment.version };
      const saved = await saveSegment(inOne, translation.id, segment.id, save, user);
      if (saved.outcome === 'conflict') throw new Error('Nobody else is writing.');
      Object.assign(segment, saved.segment);
    }
  });
}

async function textAt(db: Services['db'], { id }: Translation, revision: number): Promise<string> {
  const segments = inReadingOrder(await snapshotAt(db, id, revision));
  return segments.map(({ target }) => target).join(' ');
}
