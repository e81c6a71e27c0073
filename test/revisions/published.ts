import type { Kysely } from 'kysely';
import { getTranslation } from '../../server/articles/article.store.ts';
import { storeArticle } from '../../server/articles/store-article.ts';
import { translationPath } from '../../server/articles/translation-of.ts';
import type { Database } from '../../server/database/schema.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import type { Agent } from '../support/app.ts';

/** A block of an article: its kind, and its segments as pairs of original and machine text. */
export type TestBlock = readonly [
  kind: BlockKind,
  ...pairs: (readonly [source: string, target: string])[],
];

/** Pages about a translation, and what one does there. */
export interface Desk {
  /** Address of the workbench. */
  path: string;
  id: number;
  /** Saves a segment by its form. `version` is the number of the revision that touched it last. */
  save(
    by: Agent,
    segment: number,
    text: string,
    version: number,
    more?: Record<string, string>,
  ): Promise<void>;
  /** Sends a form to an address below the workbench's. */
  send(by: Agent, to: string, fields: Record<string, string | number>): Promise<void>;
}

/** Stores an article of any languages; headings are of level 1. */
export async function publish(
  db: Kysely<Database>,
  languages: readonly [source: string, target: string],
  blocks: readonly TestBlock[],
): Promise<Desk> {
  const [sourceLanguage, targetLanguage] = languages;
  const side = (index: 0 | 1) =>
    blocks.map(([, ...pairs]) => pairs.map((pair) => pair[index]).join(' ')).join('\n\n');
  const article = await storeArticle(
    { db },
    {
      title: blocks[0]?.[1]?.[0] ?? '',
      sourceLanguage,
      targetLanguage,
      original: side(0),
      machineText: side(1),
      engine: null,
      url: null,
      author: null,
      publishedOn: null,
      note: null,
    },
    {
      blocks: blocks.map(([kind, ...pairs]) => ({
        kind,
        level: kind === 'heading' ? 1 : null,
        beads: pairs.map(([source, target]) => ({
          source: source ? [source] : [],
          target: target ? [target] : [],
          confidence: 1,
        })),
      })),
    },
    { id: null, name: 'Wire desk' },
  );
  const translation = await getTranslation(db, article, targetLanguage);
  const path = translationPath(translation);
  const send: Desk['send'] = async (by, to, fields) => {
    await by.post(`${path}/${to}`).type('form').send(fields).expect(303);
  };
  return {
    path,
    id: translation.id,
    send,
    save: (by, segment, text, version, more) =>
      send(by, `segments/${segment}`, { text, version, ...more }),
  };
}

/** A German machine translation of a Russian report, with what an editor has to mend in it. */
export const REPORT: readonly TestBlock[] = [
  ['heading', ['Переговоры в Баку', 'Verhandlungen in Baku']],
  [
    'paragraph',
    [
      '17 июля министры обсудили поставки для Отдельной общевойсковой армии.',
      'Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee.',
    ],
    ['Переговоры продлились три часа.', 'Die Verhandlungen dauerten drei Stunden.'],
  ],
  [
    'paragraph',
    ['Министр назвал встречу полезной.', 'Das Ministerium nannte das Treffen nützlich.'],
  ],
  ['paragraph', ['Следующая встреча пройдёт в Баку.', 'Das nächste Treffen findet in Baku statt.']],
  ['paragraph', ['Дата пока не названа.', 'Ein Datum wurde noch nicht genannt.']],
];

/** An Arabic machine translation of an English note. */
export const VAULT: readonly TestBlock[] = [
  ['heading', ['The seed vault', 'قبو البذور']],
  [
    'paragraph',
    ['The vault holds 1.2 million samples.', 'يحتوي القبو على 1.2 مليون عينة.'],
    ['It opened in 2008.', 'تم افتتاحه في عام 2008.'],
  ],
];

/** A Chinese machine translation of an English note. */
export const BRIDGE: readonly TestBlock[] = [
  ['heading', ['The tea bridge', '茶桥']],
  [
    'paragraph',
    ['The bridge was rebuilt in 1987.', '这座桥于1987年重建。'],
    ['Tea traders used it daily.', '茶商每天都使用它。'],
  ],
];
