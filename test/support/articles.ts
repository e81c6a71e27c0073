import type { Kysely } from 'kysely';
import type { User } from '../../server/accounts/user.ts';
import { getTranslation } from '../../server/articles/article.store.ts';
import type { Translation } from '../../server/articles/article.ts';
import { storeArticle } from '../../server/articles/store-article.ts';
import type { Database } from '../../server/database/schema.ts';

/** Pairs of a short Russian article and its German machine translation, two paragraphs of it. */
const PARAGRAPHS: readonly (readonly [source: string, target: string])[][] = [
  [
    [
      '17 июля министры обсудили поставки для Отдельной общевойсковой армии.',
      'Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee.',
    ],
    ['Переговоры продлились три часа.', 'Die Verhandlungen dauerten drei Stunden.'],
  ],
  [
    ['Министр назвал встречу полезной.', 'Das Ministerium nannte das Treffen nützlich.'],
    ['Следующая встреча пройдёт в Баку.', 'Das nächste Treffen findet in Baku statt.'],
  ],
];

/** Stores a small article, heading included, and returns its translation. */
export async function storeSmallArticle(
  db: Kysely<Database>,
  paragraphs: readonly (readonly (readonly [string, string])[])[] = PARAGRAPHS,
): Promise<Translation> {
  const bead = ([source, target]: readonly [string, string]) => ({
    source: source ? [source] : [],
    target: target ? [target] : [],
    confidence: 1,
  });
  const id = await storeArticle(
    { db },
    {
      title: 'Переговоры в Баку',
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      original: paragraphs.map((one) => one.map(([source]) => source).join(' ')).join('\n\n'),
      machineText: paragraphs.map((one) => one.map(([, target]) => target).join(' ')).join('\n\n'),
      engine: 'Test',
      url: null,
      author: null,
      publishedOn: '2020-07-17',
      note: null,
    },
    {
      blocks: [
        {
          kind: 'heading',
          level: 1,
          beads: [bead(['Переговоры в Баку', 'Verhandlungen in Baku'])],
        },
        ...paragraphs.map((pairs) => ({
          kind: 'paragraph' as const,
          level: null,
          beads: pairs.map(bead),
        })),
      ],
    },
    { id: null, name: 'Test' },
  );
  return getTranslation(db, id, 'de');
}

/** Somebody to act as, where only the domain is tested. */
export function someone(role: User['role'], languages: User['languages'] = null): User {
  return { id: role, name: role, email: `${role}@example.org`, role, languages };
}
