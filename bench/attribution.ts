import { getTranslation } from '../server/articles/article.store.ts';
import { readAttribution } from '../server/revisions/read-attribution.ts';
import { listChanges } from '../server/revisions/revision.store.ts';
import { listSegments } from '../server/revisions/segment.store.ts';
import type { Services } from '../server/services.ts';
import { saveSegment } from '../server/workbench/save-segment.ts';
import { storeLongArticle } from './articles.ts';
import { median, type Row } from './row.ts';
import { timeAsync } from './time.ts';

/** Segments of 17 words: an article of 2,500. */
const SEGMENTS = 147;
const REVISIONS = 2_000;
const PEOPLE = 5;
const ROUNDS = 40;

/** Who wrote each word of an article with a long history, against only reading its changes. */
export async function attributionBench(services: Services): Promise<Row> {
  const { db } = services;
  const article = await storeLongArticle(services, SEGMENTS, 'attributed');
  const translation = await getTranslation(db, article, 'de');
  await write(services, translation.id);
  const [reads, ours]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    reads.push(await timeAsync(() => listChanges(db, translation.id, { from: 0 })));
    // What is known of a translation is kept for each database object; a new one knows nothing.
    const fresh = db.withoutPlugins();
    ours.push(await timeAsync(() => readAttribution(fresh, translation)));
  }
  const [read, own] = [median(reads.slice(10)), median(ours.slice(10))];
  return {
    work: 'who wrote each of 2,500 words in 2,000 revisions',
    floor: 'reading the changes',
    ratio: own / read,
    reach: { most: 3 },
    detail: `${own.toFixed(1)} to ${read.toFixed(1)} ms`,
  };
}

/** Changes a word here and there, as several people. */
async function write(services: Services, translation: number): Promise<void> {
  const segments = await listSegments(services.db, translation);
  for (let revision = 1; revision <= REVISIONS; revision++) {
    const segment = segments[(revision * 31) % segments.length];
    if (!segment) continue;
    const words = segment.target.split(' ');
    words[(revision * 7) % words.length] = `Wort${revision}`;
    const name = `Person ${revision % PEOPLE}`;
    const user = { id: name, name, email: '', role: 'editor' as const, languages: null };
    const save = { text: words.join(' '), version: segment.version };
    const saved = await saveSegment(services, translation, segment.id, save, user);
    if (saved.outcome === 'conflict') throw new Error('Nobody else is writing.');
    Object.assign(segment, saved.segment);
  }
}
