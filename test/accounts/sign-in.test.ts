import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setPassword } from '../../server/accounts/credential.store.ts';
import { setLocale } from '../../server/accounts/user.store.ts';
import type { User } from '../../server/accounts/user.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { fieldValue } from '../support/html.ts';
import { fieldError, formMessage, mainOf, setCookie } from './pages.ts';

const PASSWORD = 'пароль и ещё слово';

describe('signing in', () => {
  let app: TestApp;
  let member: User;
  before(async () => {
    app = await startApp();
    member = await app.member('editor', ['de']);
    const { hashPassword } = app.services.accounts.sessions;
    await setPassword(app.services.db, member.id, await hashPassword(PASSWORD));
  });
  after(() => app.close());

  const signIn = (email: string, password: string, more: object = {}) =>
    app
      .agent()
      .post('/sign-in')
      .type('form')
      .send({ email, password, ...more });

  it('a stranger who opens a page is sent to sign in and comes back to it', async () => {
    const stranger = app.agent();
    const sent = await stranger.get('/account?done=name').expect(303);
    assert.equal(sent.headers.location, '/sign-in?back=%2Faccount%3Fdone%3Dname');
    const page = await stranger.get(sent.headers.location).expect(200);
    assert.equal(fieldValue(mainOf(page.text), 'back'), '/account?done=name');
    const back = fieldValue(mainOf(page.text), 'back');
    const answer = await stranger
      .post('/sign-in')
      .type('form')
      .send({ email: member.email, password: PASSWORD, back })
      .expect(303);
    assert.equal(answer.headers.location, '/account?done=name');
    await stranger.get('/account').expect(200);
  });

  it('nothing is visible to a stranger, not even whether a page exists', async () => {
    for (const path of ['/', '/account', '/people', '/articles/1', '/no-such-page']) {
      const answer = await app.agent().get(path);
      assert.equal(answer.status, 303, path);
      assert.match(answer.headers.location ?? '', /^\/sign-in/, path);
    }
    for (const path of ['/account', '/people/invitations', '/articles/1']) {
      await app.agent().post(path).type('form').send({}).expect(401);
    }
    const program = await app.agent().get('/account').set('accept', 'application/json').expect(401);
    assert.equal(program.type, 'application/problem+json');
    assert.match(program.headers['www-authenticate'] ?? '', /^Bearer/);
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const cookie = setCookie(await signIn(member.email, PASSWORD).expect(303), 'emend.session');
    assert.match(cookie ?? '', /; HttpOnly/);
    assert.match(cookie ?? '', /; SameSite=Lax/);
    assert.match(cookie ?? '', /; Path=\//);
    assert.match(cookie ?? '', /; Max-Age=2592000/);
    assert.doesNotMatch(cookie ?? '', /Secure/);
  });

  it('sets it for HTTPS only where the public address is HTTPS', async () => {
    const secured = await startApp({ publicUrl: 'https://emend.example' });
    const link = (await secured.services.accounts.firstLink()) ?? '';
    const cookie = setCookie(await secured.agent().get(link).expect(200), '__Host-emend.session');
    assert.match(cookie ?? '', /; Secure/);
    await secured.close();
  });

  it('takes the address in any case', async () => {
    await signIn(` ${member.email.toUpperCase()} `, PASSWORD).expect(303);
  });

  it('says the same of a wrong password and of an address nobody has', async () => {
    const wrong = await signIn(member.email, 'something else').expect(422);
    const nobody = await signIn('nobody@example.org', 'something else').expect(422);
    assert.equal(formMessage(wrong.text), 'E-mail address and password do not belong together.');
    assert.equal(formMessage(nobody.text), formMessage(wrong.text));
    assert.equal(setCookie(wrong, 'emend.session'), undefined);
  });

  it('keeps the address that was typed and never the password', async () => {
    const answer = await signIn('nobody@example.org', 'something "else"').expect(422);
    assert.equal(fieldValue(answer.text, 'email'), 'nobody@example.org');
    assert.equal(fieldValue(answer.text, 'password'), '');
    assert.ok(!answer.text.includes('something'));
  });

  it('tells beside the field what is missing, in the reader’s language', async () => {
    const answer = await signIn('', '').set('accept-language', 'de').expect(422);
    assert.equal(fieldError(answer.text, 'email'), 'Bitte eine E-Mail-Adresse eingeben.');
    assert.equal(fieldError(answer.text, 'password'), 'Bitte ein Passwort eingeben.');
    const odd = await signIn('ada at example', PASSWORD).set('accept-language', 'tr').expect(422);
    assert.equal(
      fieldError(odd.text, 'email'),
      'Bu bir e-posta adresi değil. Örnek: ad@example.org.',
    );
  });

  it('leads nowhere outside', async () => {
    const answer = await signIn(member.email, PASSWORD, { back: '//example.org/' }).expect(303);
    assert.equal(answer.headers.location, '/');
  });

  it('is refused when the form comes from another site', async () => {
    const answer = await signIn(member.email, PASSWORD).set('Sec-Fetch-Site', 'cross-site');
    assert.equal(answer.status, 403);
    assert.equal(setCookie(answer, 'emend.session'), undefined);
  });

  it('brings the interface language along, unless this browser has one', async () => {
    await setLocale(app.services.db, member.id, 'tr');
    const fresh = await signIn(member.email, PASSWORD).expect(303);
    assert.match(setCookie(fresh, 'emend.locale') ?? '', /^emend\.locale=tr;/);
    const known = await signIn(member.email, PASSWORD).set('cookie', 'emend.locale=ru').expect(303);
    assert.equal(setCookie(known, 'emend.locale'), undefined);
  });

  it('signing out ends the session, not only the cookie', async () => {
    const agent = await app.signedIn(member);
    const cookie = (await agent.get('/account').expect(200)).request.cookies;
    const out = await agent.post('/sign-out').expect(303);
    assert.equal(out.headers.location, '/sign-in');
    assert.match(setCookie(out, 'emend.session') ?? '', /Expires=Thu, 01 Jan 1970/);
    await app.agent().get('/account').set('cookie', cookie).expect(303);
  });

  it('prolongs a session in use once a day', async () => {
    const agent = await app.signedIn(await app.member('reader'));
    assert.equal(setCookie(await agent.get('/account').expect(200), 'emend.session'), undefined);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    await app.services.db.updateTable('session').set({ updated_at: yesterday }).execute();
    const prolonged = await agent.get('/account').expect(200);
    assert.match(setCookie(prolonged, 'emend.session') ?? '', /Max-Age=2592000/);
    assert.equal(setCookie(await agent.get('/account').expect(200), 'emend.session'), undefined);
  });
});

describe('guessing passwords', () => {
  it('is slowed down by address, whether anybody has it or not', async () => {
    const app = await startApp();
    const guess = (email: string) =>
      app
        .agent()
        .post('/sign-in')
        .set('accept-language', 'ru')
        .type('form')
        .send({ email, password: 'password123' });
    for (let attempt = 0; attempt < 10; attempt += 1) await guess('ada@example.org').expect(422);
    const refused = await guess('ADA@example.org').expect(429);
    const seconds = Number(refused.headers['retry-after']);
    assert.ok(seconds > 0 && seconds <= 15 * 60, `${seconds}`);
    assert.match(formMessage(refused.text) ?? '', /^Слишком много неудачных попыток\./);
    assert.equal(fieldValue(refused.text, 'email'), 'ADA@example.org');
    await guess('bob@example.org').expect(422);

    const another = await startApp({ dataDirectory: app.services.config.dataDirectory });
    const elsewhere = await another
      .agent()
      .post('/sign-in')
      .type('form')
      .send({ email: 'ada@example.org', password: 'password123' });
    assert.equal(elsewhere.status, 429, 'instances count together');
    await another.close();

    const earlier = new Date(Date.now() - 1).toISOString();
    await app.services.db.updateTable('attempt').set({ resets_at: earlier }).execute();
    await guess('ada@example.org').expect(422);
    await app.close();
  });

  it('is slowed down by where it comes from', async () => {
    const app = await startApp();
    const statuses = await Promise.all(
      Array.from({ length: 51 }, async (_, number) => {
        const body = { email: `member-${number}@example.org`, password: '' };
        return (await app.agent().post('/sign-in').type('form').send(body)).status;
      }),
    );
    assert.equal(statuses.filter((status) => status === 429).length, 1);
    await app.close();
  });
});
