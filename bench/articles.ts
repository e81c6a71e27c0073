import { storeArticle } from '../server/articles/store-article.ts';
import type { Services } from '../server/services.ts';

const SOURCE =
  'Министры обсудили в Баку поставки для Отдельной общевойсковой армии и договорились встретиться снова.';
const TARGET =
  'Die Minister besprachen in Baku Lieferungen für die Separate Militärarmee und vereinbarten ein weiteres Treffen.';

/** Stores an article of so many segments, four to a paragraph. */
export async function storeLongArticle(
  services: Pick<Services, 'db'>,
  segments: number,
  name: string,
): Promise<number> {
  const beads = Array.from({ length: segments }, (_, n) => ({
    source: [`${n + 1}. ${SOURCE}`],
    target: [`${n + 1}. ${TARGET}`],
    confidence: 1,
  }));
  const blocks = [];
  for (let from = 0; from < segments; from += 4) {
    blocks.push({ kind: 'paragraph' as const, level: null, beads: beads.slice(from, from + 4) });
  }
  return storeArticle(
    services,
    {
      title: name,
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      original: `${name}\n${beads.map((bead) => bead.source[0]).join(' ')}`,
      machineText: beads.map((bead) => bead.target[0]).join(' '),
      engine: null,
      url: null,
      author: null,
      publishedOn: null,
      note: null,
    },
    { blocks },
    { id: null, name: 'bench' },
  );
}
