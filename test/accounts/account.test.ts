import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setPassword } from '../../server/accounts/credential.store.ts';
import { findLocale, findUserById } from '../../server/accounts/user.store.ts';
import type { User } from '../../server/accounts/user.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';
import { fieldError, mainOf, setCookie } from './pages.ts';

const PASSWORD = 'das bisherige Passwort';

describe('one’s account', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.close());

  async function memberWithPassword(): Promise<User> {
    const member = await app.member('editor', ['de']);
    const { hashPassword } = app.services.accounts.sessions;
    await setPassword(app.services.db, member.id, await hashPassword(PASSWORD));
    return member;
  }

  it('shows who one is and what one may do', async () => {
    const agent = await app.as('editor', ['de', 'tr']);
    const page = textOf((await agent.get('/account').expect(200)).text);
    assert.match(page, /Role: Editor \( ?German and Turkish ?\)/);
  });

  it('takes another name', async () => {
    const member = await app.member('reader');
    const agent = await app.signedIn(member);
    await agent.post('/account').type('form').send({ name: '  Őry  ' }).expect(303);
    assert.equal((await findUserById(app.services.db, member.id))?.name, 'Őry');
    const empty = await agent.post('/account').type('form').send({ name: '' }).expect(422);
    assert.equal(fieldError(empty.text, 'name'), 'Enter a name.');
    const long = await agent
      .post('/account')
      .type('form')
      .send({ name: 'я'.repeat(201) });
    assert.equal(fieldError(long.text, 'name'), 'The name is too long.');
  });

  it('takes another password, and every other session ends', async () => {
    const member = await memberWithPassword();
    const [here, elsewhere] = [await app.signedIn(member), await app.signedIn(member)];
    const next = 'ein neues und langes';
    const change = (currentPassword: string, newPassword: string) =>
      here.post('/account/password').type('form').send({ currentPassword, newPassword });

    const wrong = await change('something else', next).expect(422);
    assert.equal(fieldError(wrong.text, 'currentPassword'), 'This is not the current password.');
    const short = await change(PASSWORD, '123456789').expect(422);
    assert.match(fieldError(short.text, 'newPassword') ?? '', /at least 10 characters/);
    const long = await change(PASSWORD, 'x'.repeat(129)).expect(422);
    assert.match(fieldError(long.text, 'newPassword') ?? '', /at most/);
    await elsewhere.get('/account').expect(200);

    await change(PASSWORD, next).expect(303);
    await here.get('/account').expect(200);
    await elsewhere.get('/account').expect(303);
    const signIn = (password: string) =>
      app.agent().post('/sign-in').type('form').send({ email: member.email, password });
    await signIn(PASSWORD).expect(422);
    await signIn(next).expect(303);
  });

  it('cannot be taken over by guessing the password in a browser left signed in', async () => {
    const agent = await app.signedIn(await memberWithPassword());
    const guess = () =>
      agent
        .post('/account/password')
        .type('form')
        .send({ currentPassword: 'a guess', newPassword: 'taken over by me' });
    for (let attempt = 0; attempt < 10; attempt += 1) await guess().expect(422);
    const refused = await guess().expect(429);
    assert.ok(Number(refused.headers['retry-after']) > 0);
  });

  it('signs out everywhere', async () => {
    const member = await app.member('reader');
    const [here, elsewhere] = [await app.signedIn(member), await app.signedIn(member)];
    await here.post('/account/sign-out-everywhere').expect(303);
    await here.get('/account').expect(303);
    await elsewhere.get('/account').expect(303);
  });

  it('makes API keys that act as oneself, shows them once, and revokes them', async () => {
    const agent = await app.as('editor');
    const form = { keyName: 'Скрипт выгрузки', expiresInDays: '90' };
    const made = await agent.post('/account/keys').type('form').send(form).expect(201);
    const key = /<input id="new-key" value="([^"]*)" readonly/.exec(made.text)?.[1] ?? '';
    assert.equal((await app.services.accounts.userOfKey(key))?.role, 'editor');
    assert.match(made.headers['cache-control'] ?? '', /no-store/);

    const page = (await agent.get('/account').expect(200)).text;
    assert.ok(!page.includes(key));
    assert.match(textOf(page), /Скрипт выгрузки/);
    const action = /action="(\/account\/keys\/[^"]*\/revocation)"/.exec(page)?.[1] ?? '';
    await (await app.as('administrator')).post(action).expect(404);
    await agent.post(action).expect(303);
    assert.equal(await app.services.accounts.userOfKey(key), undefined);
  });

  it('is closed to API keys, so that a key found cannot make another', async () => {
    const user = await app.member('administrator');
    const { key } = await app.services.accounts.createApiKey({ user });
    const authorization = `Bearer ${key}`;
    await app.agent().get('/account').set({ authorization }).expect(403);
    await app.agent().post('/account/keys').set({ authorization }).expect(403);
    await app.agent().get('/people').set({ authorization }).expect(403);
  });

  it('does not fall back on the cookie when a request carries a key that is no good', async () => {
    const agent = await app.as('reader');
    await agent.get('/account').set('authorization', 'Bearer emend_no-such-key').expect(303);
  });
});

describe('the interface language', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.close());

  it('can be switched by strangers, for a year, and leads back to the page', async () => {
    const form = { locale: 'ru', back: '/sign-in?back=%2Faccount' };
    const agent = app.agent();
    const answer = await agent.post('/locale').type('form').send(form).expect(303);
    assert.equal(answer.headers.location, form.back);
    const cookie = setCookie(answer, 'emend.locale') ?? '';
    assert.match(cookie, /^emend\.locale=ru; Max-Age=31536000; .*HttpOnly; SameSite=Lax/);
    assert.match((await agent.get('/sign-in')).text, /<html lang="ru" dir="ltr">/);
  });

  it('is remembered with the member', async () => {
    const member = await app.member('reader');
    const agent = await app.signedIn(member);
    await agent.post('/locale').type('form').send({ locale: 'de', back: '/account' }).expect(303);
    assert.equal(await findLocale(app.services.db, member.id), 'de');
    const page = await agent.get('/account').expect(200);
    assert.match(mainOf(page.text), /<option value="de" lang="de" selected>/);
  });

  it('is one of those there are, and the way back stays on this server', async () => {
    const post = (form: object) => app.agent().post('/locale').type('form').send(form);
    await post({ locale: 'xx' }).expect(422);
    const answer = await post({ locale: 'tr', back: 'https://example.org/' }).expect(303);
    assert.equal(answer.headers.location, '/');
  });
});
