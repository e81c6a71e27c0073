import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createArticle } from '../../server/articles/import-article.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { fieldValue, textOf } from '../support/html.ts';

const ADA = { id: null, name: 'Ada Lovelace', role: 'administrator', languages: null } as const;

const ARTICLES = [
  {
    title: 'Türkiye ve deniz',
    sourceLanguage: 'tr',
    targetLanguage: 'de',
    original: 'Deniz bugün çok sakin. Gemiler limanda bekliyor.',
    translation: 'Das Meer ist heute sehr ruhig. Die Schiffe warten im Hafen.',
  },
  {
    title: 'وصول الوفد',
    sourceLanguage: 'ar',
    targetLanguage: 'en',
    original: 'وصل الوفد إلى العاصمة يوم الخميس.',
    translation: 'The delegation arrived in the capital on Thursday.',
  },
];

describe('the dashboard', () => {
  let app: TestApp;
  let editor: Agent;
  before(async () => {
    app = await startApp();
    editor = await app.as('editor');
  });
  after(() => app.close());

  const rowTitles = (html: string) =>
    [...html.matchAll(/<th scope="row"><a[^>]*>([^<]*)<\/a>/g)].map(([, title]) => title);

  it('leads whoever may import to the import while there is nothing to list', async () => {
    const { text } = await editor.get('/').expect(200);
    assert.match(text, /<h2>No articles yet<\/h2>/);
    assert.match(text, /<a class="button primary" href="\/articles\/new">/);
    const reader = await app.as('reader');
    const forReader = await reader.get('/').expect(200);
    assert.match(textOf(forReader.text), /As soon as an editor imports an article/);
    assert.ok(!forReader.text.includes('href="/articles/new"'));
  });

  describe('with articles', () => {
    before(async () => {
      for (const article of ARTICLES) await createArticle(app.services, article, ADA);
      await app.services.db
        .updateTable('translation')
        .set({ words_machine: 2, words_edited: 1, words_reviewed: 0, words_approved: 5 })
        .where('target_language', '=', 'de')
        .execute();
    });

    it('lists each with languages, progress, words and who changed it last', async () => {
      const { text } = await editor.get('/').expect(200);
      const row = /<tr>\s*<th scope="row">[\s\S]*?<\/tr>/gu;
      const [turkish] = (text.match(row) ?? []).filter((one) => one.includes('deniz'));
      assert.ok(turkish);
      assert.match(turkish, /lang="tr" dir="ltr">Türkiye ve deniz<\/a>/);
      const told = textOf(turkish);
      assert.match(told, /Turkish → German/);
      assert.match(told, /63% approved, 13% edited, and 25% machine/);
      assert.match(told, / 8 /);
      assert.match(told, /now Ada Lovelace/);
      const bars = [...turkish.matchAll(/class="progress-(\w+)[^>]*x="(\d+)" width="(\d+)"/g)];
      assert.deepEqual(
        bars.map(([, ...bar]) => bar),
        [
          ['approved', '0', '625'],
          ['edited', '625', '125'],
          ['machine', '750', '250'],
        ],
      );
      const links = [...turkish.matchAll(/href="([^"]*)"/g)].map(([, link]) => link);
      for (const part of ['', '/read', '/history', '/export']) {
        assert.ok(links.includes(`/articles/1/translations/de${part}`), part);
      }
      assert.match(text, /lang="ar" dir="rtl">وصول الوفد<\/a>/);
    });

    it('finds and narrows by its form, which keeps what was asked', async () => {
      const { text } = await editor.get('/?q=TURKIYE&from=tr&progress=unreviewed').expect(200);
      assert.deepEqual(rowTitles(text), ['Türkiye ve deniz']);
      assert.equal(fieldValue(text, 'q'), 'TURKIYE');
      assert.equal(fieldValue(text, 'from'), 'tr');
      assert.equal(fieldValue(text, 'progress'), 'unreviewed');
      const none = await editor.get('/?to=fr').expect(200);
      assert.match(textOf(none.text), /No article fits\. Show all/);
      assert.equal(fieldValue(none.text, 'to'), 'fr');
      await editor.get('/?from=%25%25&to=x').expect(200, /No article fits/);
    });

    it('sorts by its column heads, which say how it is sorted and turn it round', async () => {
      const { text } = await editor.get('/?sort=title&q=%22').expect(200);
      assert.deepEqual(rowTitles(text), []);
      const sorted = await editor.get('/?sort=title').expect(200);
      assert.deepEqual(rowTitles(sorted.text), ['Türkiye ve deniz', 'وصول الوفد']);
      assert.match(
        sorted.text,
        /aria-sort="ascending"><a href="\/\?sort=title&amp;order=desc&amp;">Title/,
      );
      const turned = await editor.get('/?sort=title&order=desc&').expect(200);
      assert.deepEqual(rowTitles(turned.text), ['وصول الوفد', 'Türkiye ve deniz']);
    });

    it('passes over what it does not know', async () => {
      const { text } = await editor.get('/?sort=colour&order=up&page=-1&progress=x&q=a&q=b');
      assert.equal(rowTitles(text).length, 2);
      for (const page of ['', '0', '1e0', '99999999999']) {
        assert.equal(rowTitles((await editor.get(`/?page=${page}`)).text).length, 2, page);
      }
    });

    it('speaks the reader’s language, languages and numbers included', async () => {
      const { text } = await editor.get('/').set('accept-language', 'de').expect(200);
      assert.match(textOf(text), /Arabisch → Englisch/);
      assert.match(textOf(text), /2 Übersetzungen/);
      assert.match(textOf(text), /63 % freigegeben/);
    });

    it('shows unfinished imports to whoever began them, and to nobody else', async () => {
      const { headers } = await editor
        .post('/articles/new')
        .field('title', 'Halb fertig')
        .field('original', 'Deniz bugün çok dalgalı. Gemiler limandan ayrılmıyor.')
        .field('translation', 'Das Meer ist heute sehr rau. Die Schiffe laufen nicht aus.')
        .expect(303);
      const own = await editor.get('/').expect(200);
      assert.match(own.text, new RegExp(`<a href="${headers.location}"[^>]*>Halb fertig</a>`));
      const other = await (await app.as('editor')).get('/').expect(200);
      assert.ok(!other.text.includes('Halb fertig'));
    });
  });
});
