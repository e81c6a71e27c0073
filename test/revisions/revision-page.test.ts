import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getRevision } from '../../server/revisions/revision.store.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';
import { BRIDGE, type Desk, publish, REPORT, type TestBlock } from './published.ts';

describe('the page of a revision', () => {
  let app: TestApp;
  let editor: Agent;
  let reader: Agent;
  let desk: Desk;
  before(async () => {
    app = await startApp();
    [editor, reader] = await Promise.all([app.as('editor'), app.as('reader')]);
    desk = await publish(app.services.db, ['ru', 'de'], REPORT);
    await desk.save(editor, 4, 'Der Minister nannte das Treffen „nützlich“.', 0, {
      reason: 'Министр, не министерство',
    });
    await desk.send(editor, 'segments/2/join', { version: 0, next: 3, nextVersion: 0 });
    await desk.send(editor, 'segments/2/split', { version: 2, source: 70, target: 80 });
    await desk.send(editor, 'segments/5/exclusion', { version: 0, excluded: '1' });
    await desk.send(editor, 'blocks/3/kind', { kind: 'heading', level: 3 });
  });
  after(() => app.close());

  const page = async (number: number | string, by = reader) => {
    const { text } = await by.get(`${desk.path}/history/${number}`).expect(200);
    return { text, said: textOf(text) };
  };

  it('gives its number, hash, parent, author, time, kind and reason', async () => {
    const { text, said } = await page(1);
    const { hash, parent } = await getRevision(app.services.db, desk.id, 1);
    assert.match(text, /<h2>Revision 1<\/h2>/);
    assert.ok(text.includes(`<code class="hash">${hash}</code>`));
    assert.ok(text.includes(`<code class="hash">${parent}</code>`));
    assert.match(said, /By editor 1 /);
    assert.match(said, /Министр, не министерство/);
    assert.match(said, /machine → edited · 1 segment/);
    assert.ok(text.includes(`rel="prev" href="${desk.path}/history/0"`));
    assert.ok(text.includes(`rel="next" href="${desk.path}/history/2"`));
    assert.ok(text.includes(`${desk.path}/compare?from=1&amp;to=now`));
  });

  it('shows the change in one text or side by side', async () => {
    const inline = await page(1);
    assert.match(inline.text, /Das Ministerium<\/del><ins class="wording">/);
    assert.match(
      inline.text,
      /<ins class="typography">[^\n]*„<\/ins><a class="hunk-link".*?<\/a><\/span>nützlich/,
    );
    const sides = await page('1?view=sides');
    const [, beforeSide, afterSide] =
      /<div class="side before">(.*?)<\/div>\s*<div class="side after">(.*?)<\/div>/s.exec(
        sides.text,
      ) ?? [];
    assert.ok(beforeSide?.includes('Das Ministerium</del>') && !beforeSide.includes('<ins'));
    assert.ok(afterSide?.includes('Der Minister</ins>') && !afterSide.includes('<del'));
    assert.match((await page('1?view=nonsense&page=99')).text, /Das Ministerium<\/del><ins/);
  });

  it('describes changes of structure in words', async () => {
    assert.match((await page(2)).said, /Segment 3 was joined to segment 2\./);
    assert.match((await page(3)).said, /Segment 2 was split; its second part is segment 7\./);
    assert.match((await page(4)).said, /Segment 5 was excluded from review and export\./);
    assert.match((await page(5)).said, /Block 3: paragraph → heading heading level — → 3/);
    assert.match((await page(0)).said, /Segment 1 came about here/);
  });

  it('leads those who edit to a preview of restoring it, unless it is how the article stands', async () => {
    const preview = `${desk.path}/restoration?revision=`;
    assert.ok((await page(1, editor)).text.includes(`${preview}1`));
    assert.ok(!(await page(1)).text.includes(preview));
    const newest = await page(5, editor);
    assert.ok(!newest.text.includes(preview));
    assert.ok(!newest.text.includes('rel="next"'));
    assert.match(newest.said, /This is how the article stands now/);
  });

  it('is not there for what is no revision, nor for strangers', async () => {
    for (const number of ['6', '-1', 'abc', '1.5', '99999999999999999999']) {
      await reader.get(`${desk.path}/history/${number}`).expect(404);
    }
    await app.agent().get(`${desk.path}/history/1`).expect(303);
  });

  it('compares Chinese by words and keeps text that looks like markup as text', async () => {
    const bridge = await publish(app.services.db, ['en', 'zh-Hans'], BRIDGE);
    await bridge.save(editor, 3, '茶商每天都走这座桥<b>。', 0);
    const { text } = await reader.get(`${bridge.path}/history/1`).expect(200);
    assert.match(text, /lang="zh-Hans" dir="ltr">茶商每天都<span class="hunk" id="s3-h1"><del/);
    assert.ok(text.includes('&lt;b&gt;') && !text.includes('<b>。'));
  });

  it('shows many changes page by page', async () => {
    const many: TestBlock = [
      'paragraph',
      ...Array.from({ length: 230 }, (_, n) => [`Дом ${n}.`, `Haus ${n}.`] as const),
    ];
    const long = await publish(app.services.db, ['ru', 'de'], [many]);
    const first = await reader.get(`${long.path}/history/0`).expect(200);
    assert.match(textOf(first.text), /230 segments/);
    assert.equal(first.text.match(/<li id="s/g)?.length, 100);
    const last = await reader.get(`${long.path}/history/0?page=3`).expect(200);
    assert.match(textOf(last.text), /Segment 230 .*Page 3 of 3/);
  });

  it('opens at a segment on whatever page that is, and names each change for links to it', async () => {
    const many: TestBlock = [
      'paragraph',
      ...Array.from({ length: 130 }, (_, n) => [`Дом ${n}.`, `Haus ${n} und Haus.`] as const),
    ];
    const long = await publish(app.services.db, ['ru', 'de'], [many]);
    for (let id = 1; id <= 130; id++) {
      await long.save(editor, id, `Gebäude ${id - 1} und Garten.`, 0);
    }
    await editor.post(`${long.path}/restoration`).type('form').send({ revision: '0' }).expect(303);
    const address = `${long.path}/history/131`;
    const { text } = await reader.get(`${address}?segment=120`).expect(200);
    assert.match(textOf(text), /Page 2 of 2/);
    assert.ok(!text.includes('id="s100"'));
    const named = [...text.matchAll(/<span class="hunk" id="(s120-[^"]+)">/g)];
    assert.deepEqual(
      named.map(([, id]) => id),
      ['s120-h1', 's120-h2'],
    );
    assert.ok(text.includes(`class="hunk-link" href="${address}?segment=120#s120-h2"`));
    assert.match(text, /aria-label="Link to change 2 of segment 120"/);
    const sides = (await reader.get(`${address}?segment=120&view=sides`).expect(200)).text;
    assert.ok(sides.includes(`href="${address}?view=sides&amp;segment=120#s120-h2"`));
    // A segment it did not change decides nothing.
    const other = await reader.get(`${address}?segment=4711&page=2`).expect(200);
    assert.match(textOf(other.text), /Page 2 of 2/);
  });

  it('takes reasons for single changes, and gives back what it could not keep', async () => {
    const own = await publish(app.services.db, ['ru', 'de'], REPORT);
    await own.save(editor, 4, 'Der Minister nannte das Treffen „nützlich“.', 0);
    const address = `${own.path}/history/1`;
    const send = (fields: Record<string, string>, by = editor, to = 'notes') =>
      by
        .post(`${address}/${to}`)
        .type('form')
        .send({ segment: '4', ...fields });
    const open = async (by = editor) => (await by.get(address).expect(200)).text;
    assert.match(textOf(await open()), /Give a reason for one of the changes/);
    assert.ok(!(await open(reader)).includes(`action="${address}/notes"`));

    await send({ hunk: '1', body: 'Министр, не министерство' })
      .expect(303)
      .expect('location', `${address}?segment=4#s4-h1`);
    const said = textOf(await open(reader));
    assert.match(said, /Das Ministerium → Der Minister Министр, не министерство editor \d+, /);
    assert.ok(!(await open(reader)).includes('/notes/removal'));
    const history = await reader.get(`${own.path}/history?text=не+министерство`).expect(200);
    assert.match(textOf(history.text), /Министр, не министерство/);
    const panel = await reader.get(`${own.path}/segments/4/panel`).expect(200);
    assert.match(textOf(panel.text), /Министр, не министерство/);

    const long = await send({ hunk: '2', body: 'ж'.repeat(501) }).expect(422);
    assert.match(textOf(long.text), /The reason has 501 characters; at most 500 are kept/);
    assert.ok(long.text.includes(`value="${'ж'.repeat(501)}"`));
    assert.match(long.text, /<option value="2" selected>/);

    await send({ hunk: '1', body: 'x' }, await app.as('editor')).expect(403);
    await send({ hunk: '9', body: 'x' }).expect(404);
    await send({ hunk: '1', body: 'x' }, reader).expect(403);
    await send({ hunk: '1', from: 'history' }, await app.as('reviewer'), 'notes/removal')
      .expect(303)
      .expect('location', `${own.path}/history?segment=4#r1`);
    assert.ok(!(await open()).includes('Министр, не'));
  });
});
