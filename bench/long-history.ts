import { getTranslation } from '../server/articles/article.store.ts';
import { writing } from '../server/database/transaction.ts';
import { commitRevision, frameOf } from '../server/revisions/commit.ts';
import { lockHead } from '../server/revisions/revision.store.ts';
import { getSegment } from '../server/revisions/segment.store.ts';
import type { Services } from '../server/services.ts';
import { storeLongArticle } from './articles.ts';

/** A translation of some 2,500 words, most of whose revisions are of one segment. */
export interface LongHistory {
  translation: number;
  /** The segment nearly all of it is about. */
  segment: number;
  revisions: number;
}

/** Segments of the article: some 2,500 words of German. */
const SEGMENTS = 160;

/** Saves committed together: what is measured is reading, not the disk's patience. */
const TOGETHER = 500;

/** Six of them at five places: no edit puts a word where it stands already. */
const WORDS = ['Lieferungen', 'Abkommen', 'Verhandlungen', 'Gespräche', 'Übungen', 'Zusagen'];

/** Stores an article and edits one segment of it again and again, a word at a time. */
export async function storeLongHistory(
  services: Pick<Services, 'db'>,
  revisions: number,
): Promise<LongHistory> {
  const article = await storeLongArticle(services, SEGMENTS, 'edited');
  const { id: translation } = await getTranslation(services.db, article, 'de');
  const segment = SEGMENTS / 2;
  for (let made = 0; made < revisions; made += TOGETHER) {
    await writing(services.db, async (trx) => {
      for (let n = made; n < Math.min(revisions, made + TOGETHER); n++) {
        const before = await getSegment(trx, translation, segment);
        const words = before.target.split(' ');
        words[5 + (n % 5)] = WORDS[n % WORDS.length] as string;
        const target = words.join(' ');
        await commitRevision(trx, await lockHead(trx, translation), {
          kind: 'edit',
          author: { id: 'bench', name: 'Anna Müller' },
          segments: [
            { id: segment, before, after: { ...frameOf(before), target, state: 'edited' } },
          ],
        });
      }
    });
  }
  return { translation, segment, revisions };
}
