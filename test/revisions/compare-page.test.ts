import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { versionName } from '../../server/revisions/version-name.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { fieldValue, textOf } from '../support/html.ts';
import { type Desk, publish, REPORT, type TestBlock, VAULT } from './published.ts';

describe('naming a version', () => {
  it('takes revisions by number, the named texts, and nothing else', () => {
    assert.equal(versionName.parse('0'), 0);
    assert.equal(versionName.parse('12'), 12);
    assert.equal(versionName.parse('approved'), 'approved');
    for (const odd of [
      '',
      ' ',
      ' 1',
      '1e3',
      '0x10',
      '-1',
      '1.5',
      'Now',
      null,
      [],
      ['1'],
      true,
      '2147483648',
    ]) {
      assert.equal(versionName.safeParse(odd).success, false, JSON.stringify(odd));
    }
  });
});

describe('comparing two versions', () => {
  let app: TestApp;
  let editor: Agent;
  let reviewer: Agent;
  let reader: Agent;
  let desk: Desk;
  before(async () => {
    app = await startApp();
    [editor, reviewer, reader] = await Promise.all([
      app.as('editor'),
      app.as('reviewer'),
      app.as('reader'),
    ]);
    desk = await publish(app.services.db, ['ru', 'de'], REPORT);
    const minister = 'Der Minister nannte das Treffen nützlich.';
    await desk.save(reviewer, 4, minister, 0, { state: 'approved' });
    await desk.save(editor, 4, 'Der Minister nannte das Treffen „nützlich“.', 1);
    await desk.send(editor, 'segments/2/join', { version: 0, next: 3, nextVersion: 0 });
  });
  after(() => app.close());

  const page = async (query = '', by = reader) => {
    const { text } = await by.get(`${desk.path}/compare${query}`).expect(200);
    return { text, said: textOf(text) };
  };
  const segmentsIn = (html: string) =>
    [...html.matchAll(/class="comparison-segment[^"]*" id="s(\d+)"/g)].map(([, id]) => Number(id));
  const figure = (html: string, name: string) =>
    new RegExp(`<dt>${name}</dt><dd>([^<]*)</dd>`).exec(html)?.[1];

  it('begins with the machine text against the text now', async () => {
    const { text } = await page();
    assert.equal(fieldValue(text, 'from'), 'machine');
    assert.equal(fieldValue(text, 'to'), 'now');
    assert.equal(figure(text, 'Segments changed'), '1');
    assert.equal(figure(text, 'Words deleted'), '2');
    assert.equal(figure(text, 'Words inserted'), '2');
    assert.equal(figure(text, 'Changes of wording'), '1');
    assert.equal(figure(text, 'Changes of typography'), '2');
    assert.match((await page('?from=&to=')).text, /Das Ministerium<\/del><ins/);
  });

  it('tells the last approved text from what came after', async () => {
    const { text } = await page('?from=approved&to=now');
    assert.equal(figure(text, 'Changes of wording'), '0');
    assert.equal(figure(text, 'Changes of typography'), '2');
    assert.ok(!text.includes('Das Ministerium</del>'));
  });

  it('shows changed blocks with one block around them, or the whole article', async () => {
    const changed = await page();
    assert.deepEqual(segmentsIn(changed.text), [2, 4, 5]);
    assert.equal(changed.said.match(/1 unchanged block\b/g)?.length, 2);
    assert.deepEqual(segmentsIn((await page('?show=all')).text), [1, 2, 4, 5, 6]);
    assert.match((await page('?from=2&to=2')).said, /The two versions do not differ/);
  });

  it('sets segments that only one version has beside nothing', async () => {
    const { text, said } = await page('?from=0&to=3&view=sides');
    assert.match(said, /Segment 3 only in the first version/);
    assert.match((await page('?from=3&to=0')).said, /Segment 3 only in the second version/);
    assert.match(text, /<div class="side after">.*?<p class="diff prose-small nothing">—<\/p>/s);
    assert.match(said, /Original Before: 17 июля/);
  });

  it('gives each changed segment an address of its own', async () => {
    const { text } = await page();
    const link = /href="([^"]*#s4)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.ok(link.includes('from=machine&to=now'));
    assert.ok(
      segmentsIn((await reader.get(link.split('#')[0] ?? '').expect(200)).text).includes(4),
    );
  });

  it('gives each change an address of its own, which leads to it on whatever page', async () => {
    const { text } = await page('?from=machine&to=now');
    const hunks = [...text.matchAll(/<span class="hunk" id="([^"]+)">/g)].map(([, id]) => id);
    assert.deepEqual(hunks, ['s4-h1', 's4-h2', 's4-h3']);
    const link = /class="hunk-link" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.match(link, /segment=4#s4-h1$/);
    // Without what is only typography the changes of wording keep their numbers.
    const typography = (await page('?channel=typography')).text;
    assert.ok(!typography.includes('id="s4-h1"') && typography.includes('id="s4-h2"'));
    // Side by side a replacement is named once, at what was deleted.
    const sides = (await page('?view=sides')).text;
    assert.equal(sides.match(/id="s4-h1"/g)?.length, 1);
    assert.equal(sides.match(/id="s4-h2"/g)?.length, 1);
  });

  it('offers to restore an older version, or one segment of it, to those who edit', async () => {
    const preview = await page('?from=now&to=1', editor);
    assert.match(preview.said, /Restore the article to revision 1/);
    assert.match(preview.said, /Restore this segment to revision 1 Segment 4/);
    assert.ok(preview.text.includes(`href="${desk.path}/restoration?revision=1"`));
    assert.ok(preview.text.includes(`href="${desk.path}/restoration?revision=1&amp;segment=4"`));
    const fromOld = await page('?from=0&to=now', editor);
    assert.ok(!fromOld.said.includes('Restore the article'));
    assert.match(fromOld.said, /Restore this segment to revision 0 Segment 4/);
    // Joined since: its old text belongs to another original.
    assert.ok(!fromOld.said.includes('revision 0 Segment 2'));
    for (const query of ['?from=now&to=3', '?from=machine&to=now']) {
      assert.ok(!(await page(query, editor)).text.includes('/restoration'), query);
    }
    assert.ok(!(await page('?from=now&to=1')).text.includes('/restoration'));
    const other = await app.as('editor', ['tr']);
    assert.ok(!(await page('?from=now&to=1', other)).text.includes('/restoration'));
  });

  it('says what is wrong with versions that do not exist, and lets one choose again', async () => {
    for (const [query, status] of [
      ['?from=99', 404],
      ['?to=4', 404],
      ['?from=-1', 422],
      ['?from=%20', 422],
      ['?from=1e0&to=now', 422],
      ['?from=1&from=2', 422],
      ['?to=%3Cscript%3Ealert(1)%3C/script%3E', 422],
      [`?to=${'9'.repeat(60)}`, 422],
    ] as const) {
      const { text } = await reader.get(`${desk.path}/compare${query}`).expect(status);
      assert.match(text, /role="alert"/, query);
      assert.ok(fieldValue(text, 'from'), query);
      assert.ok(!text.includes('<script>'), query);
    }
    await reader.get(`${desk.path}/compare?view=x&show=y&page=z&segment=%20`).expect(200);
    await app.agent().get(`${desk.path}/compare`).expect(303);
  });

  it('speaks the language of the reader, with its plurals', async () => {
    const { text } = await reader
      .get(`${desk.path}/compare`)
      .set('accept-language', 'ru')
      .expect(200);
    assert.match(textOf(text), /Машинный текст → Сейчас/);
    assert.match(textOf(text), /1 блок без изменений/);
  });

  it('sets Arabic from right to left on both sides', async () => {
    const vault = await publish(app.services.db, ['en', 'ar'], VAULT);
    await vault.save(editor, 2, 'يحتوي القبو على 1.2 مليون عيّنة من البذور.', 0);
    const { text } = await reader.get(`${vault.path}/compare?view=sides`).expect(200);
    const sides = text.match(/<p class="diff prose-small" lang="ar" dir="rtl">/g) ?? [];
    assert.equal(sides.length, 6);
  });

  it('finds the page of a long comparison that a segment is on', async () => {
    const blocks = Array.from(
      { length: 420 },
      (_, n): TestBlock => ['paragraph', [`Дом ${n}.`, `Haus ${n}.`]],
    );
    const long = await publish(app.services.db, ['ru', 'de'], blocks);
    const whole = `${long.path}/compare?show=all`;
    const first = await reader.get(whole).expect(200);
    assert.equal(segmentsIn(first.text).length, 200);
    assert.match(textOf(first.text), /Page 1 of 3/);
    const linked = await reader.get(`${whole}&segment=401`).expect(200);
    assert.ok(segmentsIn(linked.text).includes(401));
  });
});

describe('a comparison by channel, and from the last export', () => {
  it('marks one channel alone and shows the other as plain text', async () => {
    const app = await startApp();
    try {
      const reviewer = await app.as('reviewer');
      const desk = await publish(app.services.db, ['ru', 'de'], REPORT);
      await reviewer.get(`${desk.path}/compare?from=export`).expect(404);
      await desk.save(reviewer, 4, 'Der Minister nannte das Treffen – „nützlich“.', 0);
      const page = async (query: string) =>
        (await reviewer.get(`${desk.path}/compare?${query}`).expect(200)).text;
      const marks = (html: string, channel: string) => html.split(`class="${channel}"`).length - 1;
      const both = await page('');
      assert.ok(marks(both, 'wording') > 0 && marks(both, 'typography') > 0);
      const words = await page('channel=wording');
      assert.equal(marks(words, 'typography'), 0);
      assert.equal(marks(words, 'wording'), marks(both, 'wording'));
      assert.equal(marks(await page('channel=typography&view=sides'), 'wording'), 0);
      await desk.send(reviewer, 'approval', { revision: 1 });
      await reviewer.get(`${desk.path}/export?format=text`).expect(200);
      assert.match(await page('from=export'), /<option value="export" selected>/);
    } finally {
      await app.close();
    }
  });
});
