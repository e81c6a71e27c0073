import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import supertest from 'supertest';
import { setLocale } from '../../server/accounts/user.store.ts';
import type { User } from '../../server/accounts/user.ts';
import { type Desk, publish, REPORT, VAULT } from '../revisions/published.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';
import { childrenOf, descendantsOf, readXml, type XmlElement, xmlText } from '../support/xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';

interface Room {
  app: TestApp;
  /** Whose text is changed, and who changes it. */
  user: User;
  mine: Agent;
  theirs: Agent;
  german: Desk;
  arabic: Desk;
}

/** Two articles in which somebody's text was changed, and words of others beside it. */
async function openRoom(): Promise<Room> {
  const app = await startApp();
  const user = await app.member('editor', undefined, { name: 'İlham Əliyev' });
  const mine = await app.signedIn(user);
  const theirs = await app.signedIn(
    await app.member('reviewer', undefined, { name: 'Ruth <Amadi>' }),
  );
  const german = await publish(app.services.db, ['ru', 'de'], REPORT);
  const arabic = await publish(app.services.db, ['en', 'ar'], VAULT);
  await german.save(mine, 4, 'Der Minister nannte das Treffen nützlich.', 0);
  await german.save(theirs, 4, 'Der Minister nannte das Gespräch nützlich.', 1);
  await german.save(theirs, 4, 'Der Präsident & sein Stab nannten das Gespräch nützlich.', 2, {
    reason: 'Im Original „<президент>“\u{b}',
  });
  await arabic.save(mine, 3, 'افتتح في عام 2008.', 0);
  await arabic.save(theirs, 3, 'دُشّن في عام 2008.', 1);
  return { app, user, mine, theirs, german, arabic };
}

describe('the page of changes to one’s text', () => {
  let room: Room;
  before(async () => {
    room = await openRoom();
  });
  after(() => room.app.close());

  const page = async (query = '', by = room.mine) =>
    (await by.get(`/changes-to-mine${query}`).expect(200)).text;
  const cards = (html: string) => html.split('<li class="card mine-change"').slice(1);

  it('has each with its text, the difference, whoever made it, when and why, newest first', async () => {
    const [arabic = '', german = '', ...others] = cards(await page());
    assert.deepEqual(others, []);
    assert.match(textOf(german), /Verhandlungen|Переговоры в Баку German · Segment 4/);
    assert.match(textOf(german), /Ruth <Amadi>/);
    assert.match(textOf(german), /Im Original „<президент>“/);
    assert.match(
      textOf(german),
      /Your text as you saved it no\. 1 Der Minister nannte das Treffen nützlich\./,
    );
    assert.match(german, /<del[^>]*><span[^>]*>deleted: <\/span>Minister nannte<\/del>/);
    assert.match(
      german,
      /<ins[^>]*><span[^>]*>inserted: <\/span>Präsident &amp; sein Stab nannten/,
    );
    assert.match(german, new RegExp(`href="${room.german.path}/history/3\\?segment=4#s4"`));
    assert.match(german, new RegExp(`href="${room.german.path}/history/3/undo"`));
    assert.match(arabic, /lang="ar" dir="rtl"/);
    assert.match(textOf(arabic), /افتتح/);
  });

  it('leads to the change in its revision', async () => {
    const [, german = ''] = cards(await page());
    const link = /href="([^"]*history\/3\?segment=4)#s4"/.exec(german)?.[1] ?? '';
    assert.match((await room.mine.get(link).expect(200)).text, /<li id="s4">/);
  });

  it('is narrowed to an article', async () => {
    const article = room.arabic.path.split('/')[2];
    const html = await page(`?article=${article}`);
    assert.equal(cards(html).length, 1);
    assert.match(html, new RegExp(`<option value="${article}"[^>]*selected>`));
    const none = await page('?article=9999');
    assert.match(textOf(none), /Nobody has changed text of yours in this article/);
    assert.equal(cards(await page('?article=x&page=77')).length, 2);
  });

  it('says what would be there where there is nothing, and is about whoever looks', async () => {
    const html = await page('', room.theirs);
    assert.match(textOf(html), /Nobody has changed text of yours\. As soon as somebody deletes/);
    assert.ok(!html.includes('Präsident'));
  });

  it('speaks the language of the reader, with its plurals', async () => {
    for (const [language, told] of [
      ['de', /Ihr Text, seither geändert.*2 Änderungen.*Was daraus wurde/],
      ['ru', /Ваш текст и что с ним стало.*2 правки.*Что с ним стало/],
      ['tr', /Metniniz ve sonradan değişenler.*2 değişiklik/],
    ] as const) {
      const { text } = await room.mine
        .get('/changes-to-mine')
        .set('accept-language', language)
        .expect(200);
      assert.match(textOf(text), told);
    }
  });

  it('has pages where there are many', async () => {
    const desk = await publish(room.app.services.db, ['ru', 'de'], REPORT);
    const writer = await room.app.signedIn(await room.app.member('editor'));
    for (let version = 0; version < 52; version += 2) {
      await desk.save(writer, 4, `Fassung ${version} von mir.`, version);
      await desk.save(room.theirs, 4, `Text ${version} der anderen.`, version + 1);
    }
    const first = await page('', writer);
    assert.equal(cards(first).length, 25);
    const last = await page('?page=2', writer);
    assert.equal(cards(last).length, 1);
    assert.match(textOf(last), /Fassung 0 von mir/);
  });
});

describe('the feed of changes to one’s text', () => {
  let room: Room;
  before(async () => {
    room = await openRoom();
  });
  after(() => room.app.close());

  const newFeed = async (by = room.mine): Promise<string> => {
    const { text } = await by.post('/account/feed').expect(201);
    const address = /id="new-feed" value="([^"]+)"/.exec(text)?.[1];
    assert.ok(address);
    return new URL(address).pathname;
  };
  /** As a feed reader asks: without a session, and without saying where from. */
  const ask = (path: string, headers: Record<string, string> = {}) =>
    supertest(room.app.app).get(path).set(headers);
  const one = (element: XmlElement, name: string): XmlElement => {
    const [found, ...others] = childrenOf(element, name);
    assert.ok(found && others.length === 0, `one ${name} in ${element.name}`);
    return found;
  };

  it('is Atom that a strict reader takes, with what has to be in it', async () => {
    const path = await newFeed();
    const { headers, text } = await ask(path).expect(200);
    assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
    const feed = readXml(text);
    assert.deepEqual([feed.name, feed.uri], ['feed', ATOM]);
    assert.equal(feed.attributes['xml:lang'], 'en');
    const links = childrenOf(feed, 'link').map(({ attributes }) => attributes);
    const self = links.find(({ rel }) => rel === 'self');
    assert.match(self?.href ?? '', new RegExp(`^http://127\\.0\\.0\\.1:\\d+${path}$`));
    assert.equal(self?.type, 'application/atom+xml');
    for (const element of [feed, ...childrenOf(feed, 'entry')]) {
      assert.match(
        xmlText(one(element, 'id')),
        /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
      assert.notEqual(xmlText(one(element, 'title')), '');
      assert.match(xmlText(one(element, 'updated')), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.notEqual(xmlText(one(one(element, 'author'), 'name')), '');
    }
    const [arabic, german] = childrenOf(feed, 'entry');
    assert.ok(arabic && german);
    assert.equal(xmlText(one(feed, 'updated')), xmlText(one(arabic, 'updated')));
    assert.equal(
      xmlText(one(german, 'title')),
      'Ruth <Amadi> changed your text in “Переговоры в Баку”, segment 4',
    );
    const link = one(german, 'link').attributes.href ?? '';
    assert.ok(link.endsWith(`${room.german.path}/history/3?segment=4#s4`));
  });

  it('has the difference in XHTML, in the language and direction of the text', async () => {
    const feed = readXml((await ask(await newFeed()).expect(200)).text);
    const [arabic, german] = childrenOf(feed, 'entry').map((entry) => one(entry, 'content'));
    assert.ok(arabic && german);
    assert.equal(german.attributes.type, 'xhtml');
    assert.equal(one(german, 'div').uri, 'http://www.w3.org/1999/xhtml');
    assert.deepEqual(descendantsOf(german, 'del').map(xmlText), ['Minister nannte']);
    assert.deepEqual(descendantsOf(german, 'ins').map(xmlText), ['Präsident & sein Stab nannten']);
    assert.match(xmlText(german), /Der Minister nannte das Treffen nützlich\./);
    // A vertical tab is no character of XML, though one can save it.
    assert.match(xmlText(german), /Im Original „<президент>“(\ufffd)?/);
    const told = descendantsOf(arabic, 'p').filter(({ attributes }) => attributes.lang === 'ar');
    assert.ok(told.length > 0);
    for (const { attributes } of told) {
      assert.equal(attributes['xml:lang'], 'ar');
      assert.equal(attributes.dir, 'rtl');
    }
  });

  it('speaks the person’s language, whatever the reader asks for', async () => {
    const path = await newFeed();
    const german = await ask(path, { 'accept-language': 'de' }).expect(200);
    assert.match(german.text, /<title>Ihr Text, seither geändert<\/title>/);
    assert.match(german.headers.vary ?? '', /accept-language/i);
    await setLocale(room.app.services.db, room.user.id, 'ru');
    const { text } = await ask(path, { 'accept-language': 'de' }).expect(200);
    assert.match(text, /xml:lang="ru"/);
    assert.match(text, /Ruth &lt;Amadi&gt;: правка вашего текста/);
    await setLocale(room.app.services.db, room.user.id, 'en');
  });

  it('keeps its identifiers, and says when there is nothing new', async () => {
    const path = await newFeed();
    // As if all of it had been found a while ago.
    const found = '2026-03-02T08:00:00.000Z';
    await room.app.services.db.updateTable('later_change').set({ found_at: found }).execute();
    await room.app.services.db.updateTable('feed').set({ created_at: found }).execute();
    // Its own address is part of it, and each request of the test has another port.
    const host = 'emend.example.org';
    const { headers, text } = await ask(path, { host }).expect(200);
    const etag = headers.etag ?? '';
    assert.equal(headers['last-modified'], 'Mon, 02 Mar 2026 08:00:00 GMT');
    const conditions: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-modified-since': headers['last-modified'] ?? '' },
    ];
    for (const condition of conditions) {
      const { text: nothing } = await ask(path, { host, ...condition }).expect(304);
      assert.equal(nothing, '');
    }
    const ids = (xml: string) => descendantsOf(readXml(xml), 'id').map(xmlText);
    const own = await publish(room.app.services.db, ['ru', 'de'], REPORT);
    await own.save(room.mine, 5, 'Sie treffen sich in Baku.', 0);
    await own.save(room.theirs, 5, 'Man traf einander in Baku.', 1);
    const { text: later } = await ask(path, {
      host,
      'if-none-match': etag,
      'if-modified-since': headers['last-modified'] ?? '',
    }).expect(200);
    const [feedId, newest, ...rest] = ids(later);
    assert.deepEqual([feedId, ...rest], ids(text));
    assert.ok(newest && !ids(text).includes(newest));
    assert.equal(new Set(ids(later)).size, 4);
  });

  it('is opened by its newest address alone, and by none once that is revoked', async () => {
    const first = await newFeed();
    const second = await newFeed();
    await ask(first).expect(404);
    await ask(second).expect(200);
    const stored = await room.app.services.db.selectFrom('feed').selectAll().execute();
    assert.ok(!JSON.stringify(stored).includes(second.slice('/feeds/'.length)), 'only a hash is');
    const { text } = await room.mine.get('/account').expect(200);
    assert.ok(!text.includes(second), 'it is shown once');
    await room.mine.post('/account/feed/revocation').expect(303);
    const revoked = await ask(second).expect(404);
    const never = await ask(`/feeds/${'x'.repeat(43)}`).expect(404);
    assert.equal(
      revoked.text.replaceAll(/nonce-\S+/g, ''),
      never.text.replaceAll(/nonce-\S+/g, '').replaceAll('x'.repeat(43), second.slice(7)),
      'whether it ever was one is not told',
    );
  });

  it('opens nothing else, nor does a session or a key open it', async () => {
    const path = await newFeed();
    const token = path.slice('/feeds/'.length);
    for (const other of ['/', '/changes-to-mine', room.german.path]) {
      const answer = await ask(other, { authorization: `Bearer ${token}` });
      assert.ok([303, 401].includes(answer.status), other);
    }
    await room.mine.get('/feeds/mine').expect(404);
    await supertest(room.app.app).post(path).expect(401);
  });

  it('ends with the membership', async () => {
    const person = await room.app.member('editor');
    const path = await newFeed(await room.app.signedIn(person));
    await ask(path).expect(200);
    const admin = await room.app.as('administrator');
    await admin.post(`/people/${person.id}/removal`).expect(303);
    await ask(path).expect(404);
  });

  it('slows down whoever guesses, and nobody who knows', async () => {
    const path = await newFeed();
    let refused: supertest.Response | undefined;
    for (let guess = 0; guess < 60 && !refused; guess++) {
      const answer = await ask(`/feeds/guess-${guess}`);
      if (answer.status === 429) refused = answer;
      else assert.equal(answer.status, 404);
    }
    assert.ok(Number(refused?.headers['retry-after']) > 0);
    await ask(path).expect(200);
  });
});
