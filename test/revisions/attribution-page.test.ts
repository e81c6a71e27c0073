import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';
import { BRIDGE, type Desk, publish, REPORT, VAULT } from './published.ts';

const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

describe('the page that says who wrote this', () => {
  let app: TestApp;
  let maria: Agent;
  let ruth: Agent;
  let reader: Agent;
  let desk: Desk;
  before(async () => {
    app = await startApp();
    maria = await app.signedIn(await app.member('editor', undefined, { name: 'Maria <Weber>' }));
    ruth = await app.signedIn(await app.member('reviewer', undefined, { name: 'Ruth Amadi' }));
    reader = await app.as('reader');
    desk = await publish(app.services.db, ['ru', 'de'], REPORT);
    await desk.save(maria, 2, MENDED, 0, { reason: 'Amtlicher Name & so' });
    await desk.save(ruth, 3, 'Die Verhandlungen dauerten drei Stunden.', 0, { state: 'approved' });
  });
  after(() => app.close());

  const pageOf = async (query = '', path = desk.path) =>
    (await reader.get(`${path}/attribution${query}`).expect(200)).text;
  const article = (html: string) => /<article class="reading.*?<\/article>/s.exec(html)?.[0] ?? '';
  const stretches = (html: string) =>
    [...article(html).matchAll(/<a class="stretch by-([\w-]+)"[^>]*>([^<]*)<\/a>/g)].map(
      ([, look, text]) => `${look}: ${text}`,
    );

  it('marks what people wrote and kept, and leaves the machine’s words unmarked', async () => {
    const html = await pageOf();
    assert.deepEqual(stretches(html), [
      'kept: Am 17. Juli besprachen die Minister Lieferungen für die',
      'author-0: Selbständige Armee',
      'kept: .',
      'kept: Die Verhandlungen dauerten drei Stunden.',
    ]);
    assert.match(textOf(article(html)), /Das Ministerium nannte das Treffen nützlich\./);
    assert.match(textOf(article(html)), /die Selbständige Armee \. Die Verhandlungen/);
  });

  it('says of each stretch who, when, why, and leads to the revision', async () => {
    const html = await pageOf();
    const link = /<a class="stretch by-author-0"[^>]*>/.exec(html)?.[0] ?? '';
    assert.ok(link.includes(`href="${desk.path}/history/1?segment=2#s2"`));
    assert.match(link, /title="Written by Maria &lt;Weber&gt;, [^"]+, revision 1\nWhy: Amtlicher/);
    assert.match(html, /title="Machine text, kept by Ruth Amadi, [^"]+, revision 2"/);
    const revision = await reader.get(`${desk.path}/history/1`).expect(200);
    assert.ok(revision.text.includes('id="s2"'));
  });

  it('has a legend with everybody’s share of the words', async () => {
    const legend = textOf(
      /<section class="attribution-legend.*?<\/section>/s.exec(await pageOf())?.[0] ?? '',
    );
    assert.match(legend, /Machine, not confirmed 58% 22 words/);
    assert.match(legend, /Machine, kept by a person 37% 14 words/);
    assert.match(legend, /Maria <Weber> 5% 2 words/);
  });

  it('can show one person’s text alone', async () => {
    const query = `?${new URLSearchParams({ author: 'Maria <Weber>' })}`;
    const html = await pageOf(query);
    assert.deepEqual(
      stretches(html).filter((one) => one.includes('Stunden')),
      [],
    );
    assert.ok(stretches(html).includes('author-0: Selbständige Armee'));
    assert.match(html, /<a class="by" href="[^"]+" aria-current="true">Maria &lt;Weber&gt;<\/a>/);
    assert.match(html, /Show everybody/);
    assert.ok(html.includes(`href="${desk.path}/attribution?author=Maria`));
    assert.deepEqual(stretches(await pageOf('?author=Ruth+Amadi')), [
      'kept: Die Verhandlungen dauerten drei Stunden.',
    ]);
    for (const odd of ['?author=nobody', '?author=', '?author=a&author=b']) {
      assert.deepEqual(stretches(await pageOf(odd)), stretches(await pageOf()), odd);
    }
  });

  it('is linked from the history and the reading view', async () => {
    for (const from of ['history', 'read']) {
      const { text } = await reader.get(`${desk.path}/${from}`).expect(200);
      assert.ok(text.includes(`href="${desk.path}/attribution"`), from);
    }
  });

  it('keeps up with what is saved after it was shown', async () => {
    const own = await publish(app.services.db, ['ru', 'de'], REPORT);
    assert.deepEqual(stretches(await pageOf('', own.path)), []);
    await own.save(maria, 4, 'Der Minister nannte das Treffen nützlich.', 0);
    assert.deepEqual(stretches(await pageOf('', own.path)), [
      'author-0: Der Minister',
      'kept: nannte das Treffen nützlich.',
    ]);
    await own.send(maria, 'restoration', { revision: 0 });
    assert.deepEqual(stretches(await pageOf('', own.path)), []);
    await own.send(ruth, 'segments/4/split', { version: 2, source: 8, target: 16 });
    assert.deepEqual(stretches(await pageOf('', own.path)), []);
  });

  it('sets Arabic from right to left and cuts Chinese by words', async () => {
    const vault = await publish(app.services.db, ['en', 'ar'], VAULT);
    await vault.save(maria, 3, 'تم تدشينه في عام 2008.', 0);
    const arabic = await pageOf('', vault.path);
    assert.match(article(arabic), /<article class="reading prose" lang="ar" dir="rtl">/);
    assert.deepEqual(stretches(arabic), ['kept: تم', 'author-0: تدشينه', 'kept: في عام 2008.']);
    const bridge = await publish(app.services.db, ['en', 'zh-Hans'], BRIDGE);
    await bridge.save(maria, 3, '茶商每天经过这里。', 0);
    const chinese = await pageOf('', bridge.path);
    assert.ok(article(chinese).includes('<p>这座桥于1987年重建。<a class="stretch by-kept"'));
    assert.ok(stretches(chinese).includes('kept: 茶商每天'));
  });

  it('is for those who signed in, and says so where there is nothing', async () => {
    await app.agent().get(`${desk.path}/attribution`).expect(303);
    await app.agent().get(`${desk.path}/attribution/spans`).expect(303);
    await reader.get('/articles/999/translations/de/attribution').expect(404);
    const empty = await publish(app.services.db, ['ru', 'de'], [['boilerplate', ['Войти', 'Los']]]);
    assert.match(await pageOf('', empty.path), /There is nothing to read/);
  });

  it('answers the workbench with marks for the segments it asks for', async () => {
    const { body } = await reader.get(`${desk.path}/attribution/spans?segments=2,4,99`).expect(200);
    assert.equal(body.revision, 2);
    assert.deepEqual(body.segments, [
      {
        id: 2,
        version: 1,
        spans: [
          [0, 56, 0],
          [56, 74, 1],
          [74, 75, 0],
        ],
      },
      { id: 4, version: 0, spans: [] },
    ]);
    assert.deepEqual(
      body.marks.map(({ look }: { look: string }) => look),
      ['kept', 'author-0'],
    );
    assert.match(body.marks[1].title, /^Written by Maria <Weber>, .+, revision 1\nWhy: Amtlicher/);
    assert.match(body.legend, /^<section class="attribution-legend"/);
    const all = await reader.get(`${desk.path}/attribution/spans`).expect(200);
    assert.equal(all.body.segments.length, 6);
    await reader.get(`${desk.path}/attribution/spans?segments=x`).expect(422);
  });
});
