import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import supertest from 'supertest';
import type { User } from '../../server/accounts/user.ts';
import { type Desk, publish, REPORT } from '../revisions/published.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { fieldValue, textOf } from '../support/html.ts';

describe('what changed since one’s last visit', () => {
  let app: TestApp;
  let editor: User;
  let at: Agent;
  let ruth: Agent;
  let desk: Desk;
  before(async () => {
    app = await startApp();
    editor = await app.member('editor');
    at = await app.signedIn(editor);
    ruth = await app.signedIn(await app.member('reviewer', undefined, { name: 'Ruth Amadi' }));
    desk = await publish(app.services.db, ['ru', 'de'], REPORT);
  });
  after(() => app.close());

  /** Lets the person have been away for so many minutes. */
  const away = async (minutes: number) => {
    const { at: noted } = await app.services.db
      .selectFrom('visit')
      .select('at')
      .where('user_id', '=', editor.id)
      .executeTakeFirstOrThrow();
    const before = new Date(Date.parse(noted) - minutes * 60_000).toISOString();
    await app.services.db
      .updateTable('visit')
      .set({ at: before })
      .where('user_id', '=', editor.id)
      .execute();
  };
  const get = async (below: string, status = 200, by = at) =>
    (await by.get(`${desk.path}${below}`).expect(status)).text;
  const newsOn = (html: string) => /<p class="news">.*?<\/p>/s.exec(html)?.[0];

  it('has no answer on the first visit, and says why', async () => {
    const html = await get('/compare?from=visit', 404);
    assert.match(textOf(html), /This is your first visit to this translation/);
    assert.equal(fieldValue(html, 'from'), 'machine', 'and another version can be chosen');
    assert.ok(!html.includes('<option value="visit"'));
    const german = await at
      .get(`${desk.path}/compare?to=visit`)
      .set('accept-language', 'de')
      .expect(404);
    assert.match(textOf(german.text), /Sie besuchen diese Übersetzung zum ersten Mal/);
  });

  it('is offered by the workbench, the reading view and the history, and shown by the comparison', async () => {
    await get('');
    await desk.save(at, 3, 'Die Gespräche dauerten drei Stunden.', 0);
    await get('/history');
    assert.equal(newsOn(await get('')), undefined);
    await desk.save(ruth, 4, 'Der Minister nannte das Treffen nützlich.', 0);
    await away(31);
    for (const below of ['', '/read', '/history']) {
      const news = newsOn(await get(below)) ?? '';
      assert.match(
        textOf(news),
        /^1 revision since your last visit \(31 minutes ago\), by Ruth Amadi\./,
      );
      assert.match(news, /href="[^"]*\/compare\?from=visit&amp;to=now"/);
    }
    const history = await get('/history');
    assert.deepEqual(
      [...history.matchAll(/id="r(\d+)">(?:(?!<\/p>).)*class="new-mark"/gs)].map(([, n]) => n),
      ['2'],
      'hers alone is marked as new',
    );
    const html = await get('/compare?from=visit');
    assert.match(textOf(html), /My last visit \(revision 1\) → Now/);
    assert.equal(fieldValue(html, 'from'), 'visit');
    assert.match(html, /Der Minister/);
    assert.ok(!html.includes('Die Gespräche</ins>'), 'what one did oneself before is not in it');
    assert.match(html, /href="[^"]*\?from=1&amp;to=now[^"]*#s4"/, 'links stay what they were');
  });

  it('stays what it is while pages are reloaded', async () => {
    for (const minutes of [0, 29, 29]) {
      await away(minutes);
      assert.ok(newsOn(await get('')), `after ${minutes} minutes`);
    }
    await away(31);
    assert.equal(newsOn(await get('')), undefined, 'the next visit knows it all');
    assert.match(textOf(await get('/compare?from=visit')), /The two versions do not differ/);
  });

  it('is nothing a program sees with a person’s key, but it may ask for it', async () => {
    const { key } = await app.services.accounts.createApiKey({ user: editor });
    const program = (path: string) =>
      supertest(app.app).get(path).set('authorization', `Bearer ${key}`);
    await desk.save(ruth, 5, 'Das nächste Treffen ist in Baku.', 0);
    await away(31);
    const noted = await sql`select * from visit`.execute(app.services.db);
    const api = `/api/v1${desk.path}/compare?from=visit`;
    const { body } = await program(api).expect(200);
    assert.deepEqual([body.from, body.to], [2, 'now']);
    assert.deepEqual(
      body.segments.flatMap((one: { id: number; changed: boolean }) => (one.changed ? one.id : [])),
      [5],
    );
    await program(desk.path).set('accept', 'text/html').expect(200);
    assert.deepEqual(await sql`select * from visit`.execute(app.services.db), noted);
  });

  it('counts opening segment after segment as being there', async () => {
    await get('');
    await away(20);
    await get('/segments/3/panel');
    await away(20);
    assert.ok(newsOn(await get('')), 'forty minutes of work are one visit');
  });

  it('does not keep a page from whoever reads on a full disk', async () => {
    await away(31);
    await sql`pragma query_only = on`.execute(app.services.db);
    try {
      assert.match(await get(''), /Verhandlungen in Baku/);
    } finally {
      await sql`pragma query_only = off`.execute(app.services.db);
    }
  });
});
