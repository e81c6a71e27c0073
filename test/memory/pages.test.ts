import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getTranslation } from '../../server/articles/article.store.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';

const FILE = (text: string) =>
  Buffer.from(
    `<tmx version="1.4"><header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="ru" datatype="plaintext"/><body><tu><tuv xml:lang="ru"><seg>Министр назвал <![CDATA[встречу]]> в Риме полезной.</seg></tuv><tuv xml:lang="de"><seg>${text}</seg></tuv></tu></body></tmx>`,
  );

describe('the page of the memory', () => {
  let app: TestApp;

  before(async () => {
    app = await startApp();
  });

  after(() => app.close());

  it('takes files in, finds words in them, and lets entries go', async () => {
    const reviewer = await app.as('reviewer');
    const send = (text: string, name = 'talks.tmx') =>
      reviewer.post('/memory').attach('file', FILE(text), name);
    const refused = await send('<b>Nützlich</b>', 'bad <b>.tmx').expect(422);
    assert.match(refused.text, /class="field-error"[\s\S]*bad &lt;b&gt;\.tmx, line 1: /);
    await send('Der Minister nannte das Treffen in Rom nützlich.')
      .expect(303)
      .expect('location', '/memory?imported=1');

    const words = encodeURIComponent('Treffens nützlicher');
    const page = await reviewer.get(`/memory?words=${words}&side=target&pair=ru+de`).expect(200);
    assert.match(
      page.text,
      /<p [^>]*lang="de" dir="ltr">Der Minister nannte das <mark>Treffen<\/mark> in Rom <mark>nützlich<\/mark>\.<\/p>/,
    );
    const exported = await reviewer.get('/memory/export?pair=ru+de').expect(200);
    assert.equal(exported.headers['content-disposition'], 'attachment; filename=memory-ru-de.tmx');
    const reader = await app.as('reader');
    const removal = /action="(\/memory\/entries\/\d+\/removal)"/;
    assert.doesNotMatch((await reader.get('/memory')).text, removal);
    const address = removal.exec(page.text)?.[1] ?? '';
    await reader.post(address).expect(403);
    await reviewer.post(address).expect(303);
    assert.match((await reviewer.get('/memory')).text, /class="empty"/);
  });

  it('leads from an entry to its segment, which is offered to similar ones', async () => {
    const { db } = app.services;
    const first = await storeSmallArticle(db);
    await approveAll(app.services, first.id, { revision: first.revision }, someone('reviewer'));
    const editor = await app.as('editor');
    const list = await editor.get('/memory').expect(200);
    const path = `/articles/${first.article.id}/translations/de/segments/`;
    assert.ok(list.text.includes(`href="${path}`));
    const own = await editor.get(`${path}3/panel`).expect(200);
    assert.doesNotMatch(own.text, /data-insert-match/, 'its own entry is of no use');

    const second = await storeSmallArticle(db, [
      [['Переговоры продлились четыре часа.', 'Die Gespräche dauerten vier Stunden.']],
    ]);
    const { article } = await getTranslation(db, second.article.id, 'de');
    const panel = await editor
      .get(`/articles/${article.id}/translations/de/segments/2/panel`)
      .expect(200);
    assert.match(panel.text, /data-insert-match="Die Verhandlungen dauerten drei Stunden\."/);
    assert.match(panel.text, /<del[^>]*><span[^>]*>[^<]*<\/span>три<\/del>/);
    const reader = await app.as('reader');
    const read = await reader.get(`/articles/${article.id}/translations/de/segments/2`);
    assert.match(read.text, /Die Verhandlungen dauerten drei Stunden\./);
    assert.doesNotMatch(read.text, /data-insert-match/);
  });
});
