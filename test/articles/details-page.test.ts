import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { fieldValue, textOf } from '../support/html.ts';

const DETAILS = {
  title: 'Gespräche in Baku',
  engine: 'DeepL',
  url: 'https://example.org/',
  author: 'Ада',
  publishedOn: '2020-07-18',
};

describe('what is said of an article', () => {
  let app: TestApp;
  let editor: Agent;
  let path: string;
  before(async () => {
    app = await startApp();
    editor = await app.as('editor');
    const { article } = await storeSmallArticle(app.services.db);
    path = `/articles/${article.id}`;
  });
  after(() => app.close());

  it('is changed by an editor, and the list finds the article by its new title', async () => {
    await editor.get(path).expect(303).expect('location', `${path}/translations/de`);
    const { text } = await editor.get(`${path}/details`).expect(200);
    assert.equal(fieldValue(text, 'publishedOn'), '2020-07-17');
    await editor.post(`${path}/details`).type('form').send(DETAILS).expect(303);
    const changed = await editor.get(`${path}/details`).expect(200);
    for (const [name, value] of Object.entries(DETAILS)) {
      assert.equal(fieldValue(changed.text, name), value);
    }
    const list = await editor.get('/?q=gesprache').expect(200);
    assert.match(list.text, />Gespräche in Baku<\/a>/);
  });

  it('comes back as typed when something in it does not fit', async () => {
    const typed = { ...DETAILS, title: ' ', url: 'javascript:alert(1)' };
    const untitled = await editor
      .post(`${path}/details`)
      .type('form')
      .send({ ...typed, url: '' });
    assert.equal(untitled.status, 422);
    assert.match(textOf(untitled.text), /An article needs a title/);
    const { text } = await editor.post(`${path}/details`).type('form').send(typed).expect(422);
    assert.equal(fieldValue(text, 'url'), 'javascript:alert(1)');
    assert.match(text, /id="field-url"[^>]*aria-invalid="true"/);
  });

  it('is closed to readers, and to editors of other languages', async () => {
    for (const other of [await app.as('reader'), await app.as('editor', ['tr'])]) {
      await other.get(`${path}/details`).expect(403);
      await other.post(`${path}/details`).type('form').send(DETAILS).expect(403);
    }
    await editor.get('/articles/4711/details').expect(404);
    await editor.get('/articles/abc').expect(404);
  });

  it('goes with the article, which only an administrator deletes, and only on purpose', async () => {
    await editor.post(`${path}/deletion`).type('form').send({ confirmed: '1' }).expect(403);
    assert.ok(!(await editor.get(`${path}/details`)).text.includes('/deletion'));
    const administrator = await app.as('administrator');
    const asked = await administrator.post(`${path}/deletion`).type('form').send({}).expect(422);
    assert.match(textOf(asked.text), /nothing was deleted/);
    await administrator.get(`${path}/deletion`).expect(303).expect('location', `${path}/details`);
    await administrator.post(`${path}/deletion`).type('form').send({ confirmed: '1' }).expect(303);
    await administrator.get(path).expect(404);
    for (const table of ['translation', 'segment', 'block', 'revision', 'change'] as const) {
      assert.deepEqual(await app.services.db.selectFrom(table).selectAll().execute(), [], table);
    }
  });
});
