import { getTranslation } from '../server/articles/article.store.ts';
import type { Translation } from '../server/articles/article.ts';
import { writing } from '../server/database/transaction.ts';
import { compareRevisions } from '../server/revisions/compare.ts';
import { diff } from '../server/revisions/diff.ts';
import { snapshotAt } from '../server/revisions/rebuild.ts';
import { listSegments } from '../server/revisions/segment.store.ts';
import { inReadingOrder } from '../server/revisions/snapshot.ts';
import type { Services } from '../server/services.ts';
import { wordCount } from '../server/text/words.ts';
import { saveSegment } from '../server/workbench/save-segment.ts';
import { storeLongArticle } from './articles.ts';
import type { Row } from './row.ts';
import type { BenchServer } from './servers.ts';
import { medianTime } from './time.ts';

/** Segments of 17 words: an article of 10,000. */
const SEGMENTS = 588;
const REVISIONS = 1_000;
/** Once it is warm. */
const WARM = { rounds: 15, warming: 5 };

/** An article with two versions so many revisions apart, and what diffing them as one text takes. */
export interface ComparedArticle {
  article: number;
  words: number;
  wholeDiffMs: number;
  /** What comparing the two versions takes: reading, going back through all revisions, diffing. */
  comparisonMs: number;
}

/** Stores an article and changes a word in each of many revisions, all over it. */
export async function storeComparedArticle(services: Services): Promise<ComparedArticle> {
  const { db } = services;
  const article = await storeLongArticle(services, SEGMENTS, 'compared');
  const translation = await getTranslation(db, article, 'de');
  await change(services, translation);
  const texts = await Promise.all([textAt(db, translation, 0), textAt(db, translation, REVISIONS)]);
  const [before, after] = texts;
  return {
    article,
    words: wordCount(after, 'de'),
    wholeDiffMs: await medianTime(() => diff(before, after, 'de'), WARM),
    comparisonMs: await medianTime(
      () => compareRevisions(db, translation.id, 0, REVISIONS, 'de'),
      WARM,
    ),
  };
}

/** Comparing the two versions; what the page takes with all that is on it is told beside. */
export async function compareBench(
  emend: BenchServer,
  { article, words, wholeDiffMs, comparisonMs }: ComparedArticle,
  key: string,
): Promise<Row> {
  const page = `${emend.url}/articles/${article}/translations/de/compare?from=0&to=${REVISIONS}`;
  const headers = { authorization: `Bearer ${key}`, accept: 'text/html' };
  const pageMs = await medianTime(async () => {
    const response = await fetch(page, { headers });
    if (!response.ok) throw new Error(`Comparing failed with ${response.status}.`);
    await response.arrayBuffer();
  }, WARM);
  return {
    work: `compare two versions ${REVISIONS.toLocaleString('en')} revisions apart`,
    floor: 'one word diff of the whole text',
    ratio: comparisonMs / wholeDiffMs,
    reach: { most: 5 },
    detail: `${comparisonMs.toFixed(1)} ms for ${words.toLocaleString('en')} words, against ${wholeDiffMs.toFixed(1)} ms; the page over HTTP ${pageMs.toFixed(0)} ms`,
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
