import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../support/app.ts';
import { approveAll, imported, type Program, program } from './client.ts';

describe('revisions and versions, asked for by a program', () => {
  let app: TestApp;
  let admin: Program;
  let editor: Program;
  let path: string;
  before(async () => {
    app = await startApp();
    admin = await program(app);
    editor = await program(app, 'editor');
    path = await imported(admin);
    const save = (by: Program, segment: number, text: string, version: number) =>
      by.patch(`${path}/segments/${segment}`, { text, version }).expect(200);
    // 1: a word; 2: a comma and quotation marks; 3: all approved; 4: a word of what was approved.
    await save(editor, 4, 'Der Minister nannte das Treffen nützlich.', 0);
    await save(admin, 4, 'Der Minister nannte das Treffen „nützlich“.', 1);
    await approveAll(admin, path);
    const { body } = await admin.get(path).expect(200);
    await save(editor, 3, 'Die Gespräche dauerten drei Stunden.', body.segments[2].version);
  });
  after(() => app.close());

  const numbers = async (query: string) => {
    const { body } = await admin.get(`${path}/revisions?${query}`).expect(200);
    return (body.revisions as { number: number }[]).map((one) => one.number);
  };

  it('are narrowed to person, kind, state, channel, words, days and segment, as on the page', async () => {
    const all = await numbers('');
    const last = all[0] as number;
    assert.deepEqual(
      all,
      Array.from({ length: last + 1 }, (_, index) => last - index),
    );
    assert.deepEqual(await numbers('author=Service+of+a+editor'), [last, 1]);
    assert.deepEqual(await numbers('kind=import'), [0]);
    assert.deepEqual(await numbers('channel=typography'), [2]);
    assert.deepEqual(await numbers('channel=wording'), [last, 1]);
    assert.deepEqual(await numbers('text=GESPRÄCHE'), [last]);
    assert.deepEqual(await numbers('text=Minister&author=Service+of+a+editor'), [1]);
    assert.deepEqual(await numbers('move=lapsed'), [last]);
    assert.deepEqual(await numbers('segment=4&channel=wording'), [1]);
    const today = new Intl.DateTimeFormat('sv', {
      timeZone: app.services.config.timeZone,
    }).format();
    assert.deepEqual(await numbers(`since=${today}&until=${today}&channel=typography`), [2]);
    assert.deepEqual(await numbers('until=2020-07-17'), []);
    assert.deepEqual(await numbers('since=2999-01-01'), []);
  });

  it('are narrowed to a moment as well as to a day, both ends included', async () => {
    const { body } = await admin.get(`${path}/revisions/1`).expect(200);
    const at = encodeURIComponent(body.at);
    assert.ok((await numbers(`since=${at}&until=${at}`)).includes(1));
    const earlier = new Date(Date.parse(body.at) - 1).toISOString();
    assert.ok(!(await numbers(`until=${earlier}`)).includes(1));
    assert.deepEqual(await numbers('until=2020-07-17T10:00:00%2B02:00'), []);
  });

  it('are paged whatever they are narrowed to', async () => {
    const { body, headers } = await admin
      .get(`${path}/revisions?channel=wording&limit=1`)
      .expect(200);
    assert.equal(body.revisions.length, 1);
    assert.match(headers.link ?? '', /channel=wording/);
    assert.deepEqual(await numbers(`channel=wording&limit=1&before=${body.next}`), [1]);
  });

  it('are refused where a filter makes no sense, each named', async () => {
    const { body } = await admin
      .get(`${path}/revisions?move=away&channel=colour&since=yesterday`)
      .expect(422);
    assert.deepEqual(
      body.errors.map((one: { field: string }) => one.field),
      ['move', 'channel', 'since'],
    );
  });

  it('are compared from the last export, once there is one', async () => {
    const { body: refused } = await admin.get(`${path}/compare?from=export`).expect(404);
    assert.equal(refused.code, 'revisions:error.neverExported');
    await approveAll(admin, path);
    await admin.get(`${path}/export`).expect(200);
    const { body: article } = await admin.get(path).expect(200);
    const exported = article.revision as number;
    const { version } = article.segments[3];
    await admin
      .patch(`${path}/segments/4`, { text: 'Der Minister nannte es nützlich.', version })
      .expect(200);
    const { body } = await admin.get(`${path}/compare?from=export&to=now`).expect(200);
    assert.deepEqual([body.from, body.to], [exported, 'now']);
    assert.deepEqual(
      body.segments.flatMap((one: { id: number; changed: boolean }) => (one.changed ? one.id : [])),
      [4],
    );
  });

  it('are not compared from a visit that never was', async () => {
    const { body } = await admin.get(`${path}/compare?from=visit`).expect(404);
    assert.equal(body.code, 'revisions:error.noVisit');
    assert.match(body.detail, /first visit/);
    const { body: beyond } = await admin.get(`${path}/compare?to=999`).expect(404);
    assert.equal(beyond.code, 'errors:notFound.revision');
  });
});
