import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { insertArticle } from '../../server/articles/article.store.ts';
import { listArticles, listLanguages, PAGE_SIZE } from '../../server/articles/list-articles.ts';
import type { Connection } from '../../server/database/connect.ts';
import { engines } from '../support/engines.ts';

interface Seed {
  title: string;
  languages: [source: string, target: string];
  /** Words by state: machine, edited, reviewed, approved. */
  words: [number, number, number, number];
  day: number;
}

const SEEDS: Seed[] = [
  { title: 'Türkiye liefert', languages: ['ru', 'de'], words: [10, 0, 0, 90], day: 3 },
  { title: 'Zürich 100%', languages: ['en', 'de'], words: [0, 0, 0, 40], day: 1 },
  { title: 'İSTANBUL’da kar', languages: ['tr', 'de'], words: [300, 0, 0, 0], day: 5 },
  { title: 'Йогурт и ёлки', languages: ['ru', 'en'], words: [0, 50, 150, 0], day: 2 },
  { title: 'apfel', languages: ['de', 'tr'], words: [0, 0, 0, 0], day: 4 },
];

async function seed({ db }: Connection, { title, languages, words, day }: Seed): Promise<void> {
  const stored = await db.transaction().execute((trx) =>
    insertArticle(
      trx,
      {
        title,
        sourceLanguage: languages[0],
        targetLanguage: languages[1],
        original: `Original: ${title}`,
        machineText: `Translation: ${title}`,
        engine: null,
        url: null,
        author: null,
        publishedOn: null,
        note: null,
      },
      { id: null, name: 'Ada' },
    ),
  );
  const [machine, edited, reviewed, approved] = words;
  await db
    .updateTable('translation')
    .set({
      words_machine: machine,
      words_edited: edited,
      words_reviewed: reviewed,
      words_approved: approved,
      updated_at: `2026-01-0${day}T08:00:00.000Z`,
    })
    .where('id', '=', stored.translation)
    .execute();
}

for (const engine of engines) {
  describe(`the list of articles on ${engine.name}`, () => {
    let connection: Connection;
    before(async () => {
      connection = await engine.open();
      for (const one of SEEDS) await seed(connection, one);
    });

    const titles = async (query: Parameters<typeof listArticles>[1]) =>
      (await listArticles(connection.db, query)).translations.map(({ article }) => article.title);

    it('puts what changed last first', async () => {
      assert.deepEqual(await titles({}), [
        'İSTANBUL’da kar',
        'apfel',
        'Türkiye liefert',
        'Йогурт и ёлки',
        'Zürich 100%',
      ]);
    });

    it('sorts titles without regard to case and accents, either way', async () => {
      const sorted = [
        'apfel',
        'İSTANBUL’da kar',
        'Türkiye liefert',
        'Zürich 100%',
        'Йогурт и ёлки',
      ];
      assert.deepEqual(await titles({ sort: 'title' }), sorted);
      assert.deepEqual(await titles({ sort: 'title', order: 'desc' }), sorted.toReversed());
    });

    it('sorts by words and by how much is approved', async () => {
      assert.deepEqual((await titles({ sort: 'words' })).slice(0, 2), [
        'İSTANBUL’da kar',
        'Йогурт и ёлки',
      ]);
      assert.deepEqual((await titles({ sort: 'progress', order: 'desc' })).slice(0, 3), [
        'Zürich 100%',
        'Türkiye liefert',
        'Йогурт и ёлки',
      ]);
    });

    it('finds words of a title however they are written', async () => {
      assert.deepEqual(await titles({ q: 'turkiye' }), ['Türkiye liefert']);
      assert.deepEqual(await titles({ q: 'istanbul KAR' }), ['İSTANBUL’da kar']);
      assert.deepEqual(await titles({ q: 'ЕЛКИ' }), ['Йогурт и ёлки']);
      assert.deepEqual(await titles({ q: '0%' }), ['Zürich 100%']);
      assert.deepEqual(await titles({ q: '_' }), []);
      assert.deepEqual(await titles({ q: '\\' }), []);
    });

    it('narrows by language and by progress', async () => {
      assert.deepEqual(await titles({ sourceLanguage: 'ru', targetLanguage: 'de' }), [
        'Türkiye liefert',
      ]);
      assert.deepEqual(await titles({ progress: 'untouched' }), ['İSTANBUL’da kar', 'apfel']);
      assert.deepEqual(await titles({ progress: 'approved' }), ['Zürich 100%']);
      assert.deepEqual(await titles({ progress: 'unapproved' }), ['Йогурт и ёлки']);
      assert.deepEqual(await titles({ progress: 'unreviewed', sort: 'title' }), [
        'İSTANBUL’da kar',
        'Türkiye liefert',
        'Йогурт и ёлки',
      ]);
    });

    it('names the languages there are', async () => {
      const { source, target } = await listLanguages(connection.db);
      assert.deepEqual(source.sort(), ['de', 'en', 'ru', 'tr']);
      assert.deepEqual(target.sort(), ['de', 'en', 'tr']);
    });
  });

  describe(`pages of the list on ${engine.name}`, () => {
    let connection: Connection;
    before(async () => {
      connection = await engine.open();
      for (let index = 0; index <= PAGE_SIZE; index++) {
        const title = `Artikel ${String(index).padStart(2, '0')}`;
        await seed(connection, { title, languages: ['en', 'de'], words: [1, 0, 0, 0], day: 1 });
      }
    });

    it('show every translation once, also where all were changed at the same moment', async () => {
      const first = await listArticles(connection.db, { page: 1 });
      const second = await listArticles(connection.db, { page: 2 });
      assert.deepEqual([first.total, first.pages], [PAGE_SIZE + 1, 2]);
      const ids = [...first.translations, ...second.translations].map(({ id }) => id);
      assert.equal(new Set(ids).size, PAGE_SIZE + 1);
    });

    it('end with the last one, whatever is asked for', async () => {
      const { page, translations } = await listArticles(connection.db, { page: 900 });
      assert.deepEqual([page, translations.length], [2, 1]);
    });
  });
}
