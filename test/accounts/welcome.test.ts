import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../support/app.ts';
import { fieldValue, textOf } from '../support/html.ts';
import { fieldError, setCookie } from './pages.ts';

const DETAILS = { name: 'Керем', email: 'kerem@example.org', password: 'drei Wörter genügen' };

describe('the first link', () => {
  let app: TestApp;
  let link: string;
  before(async () => {
    app = await startApp();
    link = (await app.services.accounts.firstLink()) ?? '';
  });
  after(() => app.close());

  it('does nothing for a program that looks ahead', async () => {
    const head = await app.agent().head(link);
    assert.equal(setCookie(head, 'emend.session'), undefined);
    for (const header of ['purpose', 'sec-purpose']) {
      const answer = await app.agent().get(link).set(header, 'prefetch;prerender');
      assert.equal(setCookie(answer, 'emend.session'), undefined);
      assert.equal(answer.status, 204);
    }
    assert.deepEqual(await app.services.db.selectFrom('user').select('id').execute(), []);
  });

  it('opened, signs in as administrator and asks for details', async () => {
    const agent = app.agent();
    const page = await agent.get(link).expect(200);
    assert.ok(setCookie(page, 'emend.session'));
    assert.match(page.headers['cache-control'] ?? '', /no-store/);
    assert.equal(fieldValue(page.text, 'name'), '');
    await agent.get('/people').expect(200);
  });

  it('asks in the language of the browser', async () => {
    const page = await app.agent().get(link).set('accept-language', 'ru,en;q=0.5').expect(200);
    assert.match(page.text, /<html lang="ru"/);
    assert.match(textOf(page.text), /Добро пожаловать в Emend/);
  });

  it('stays good while details wait, and the same browser can give them later', async () => {
    const agent = app.agent();
    await agent.get(link).expect(200);
    const account = await agent.get('/account').expect(200);
    assert.match(account.text, /<a class="button primary" href="\/welcome">/);
    const again = await agent.get('/welcome').expect(200);
    assert.equal(setCookie(again, 'emend.session'), undefined);
    await app.agent().get(link).expect(200);
  });

  it('keeps what was typed, and says beside each field what is wrong', async () => {
    const agent = app.agent();
    const wrong = { name: ' ', email: 'kerem@', password: 'kurz' };
    const page = await agent.post(link).type('form').send(wrong).expect(422);
    assert.equal(fieldError(page.text, 'name'), 'Enter a name.');
    assert.match(fieldError(page.text, 'email') ?? '', /not an e-mail address/);
    assert.equal(fieldError(page.text, 'password'), 'The password needs at least 10 characters.');
    assert.equal(fieldValue(page.text, 'email'), 'kerem@');
    assert.equal(fieldValue(page.text, 'password'), '');
  });

  it('is used up once details are given', async () => {
    const previewer = app.agent();
    await previewer.get(link).expect(200);
    const agent = app.agent();
    await agent.get(link).expect(200);
    const done = await agent.post(link).type('form').send(DETAILS).expect(303);
    assert.equal(done.headers.location, '/');
    await agent.get('/people').expect(200);

    await previewer.get('/people').expect(303);
    const late = await app.agent().get(link).expect(404);
    assert.equal(setCookie(late, 'emend.session'), undefined);
    assert.match(textOf(late.text), /This link no longer works/);
    await app.agent().post(link).type('form').send(DETAILS).expect(404);
    await agent.get(link).expect(303);
    assert.equal(await app.services.accounts.firstLink(), undefined);
    const { email, password } = DETAILS;
    await app.agent().post('/sign-in').type('form').send({ email, password }).expect(303);
  });

  it('guessed, leads nowhere', async () => {
    await app.agent().get('/welcome/AAAA').expect(404);
    await app.agent().get('/welcome').expect(404);
  });
});
