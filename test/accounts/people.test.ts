import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setPassword } from '../../server/accounts/credential.store.ts';
import { findUserById } from '../../server/accounts/user.store.ts';
import type { User } from '../../server/accounts/user.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';
import { fieldError } from './pages.ts';

describe('the page of people', () => {
  let app: TestApp;
  let ada: User;
  let agent: Agent;
  before(async () => {
    app = await startApp();
    ada = await app.member('administrator', undefined, { name: 'Ада Лавлейс' });
    await setPassword(app.services.db, ada.id, 'a hash');
    agent = await app.signedIn(ada);
  });
  after(() => app.close());

  it('is for administrators', async () => {
    for (const role of ['reader', 'editor', 'reviewer'] as const) {
      const other = await app.as(role);
      await other.get('/people').expect(403);
      await other.post('/people/invitations').type('form').send({ role: 'reader' }).expect(403);
      await other.post(`/people/${ada.id}`).type('form').send({ role: 'reader' }).expect(403);
      await other.post(`/people/${ada.id}/removal`).expect(403);
      await other.post(`/people/${ada.id}/password-link`).expect(403);
    }
    assert.deepEqual(await app.services.db.selectFrom('invitation').select('id').execute(), []);
    assert.equal((await findUserById(app.services.db, ada.id))?.role, 'administrator');
  });

  it('lists people and service accounts with their roles', async () => {
    await app.member('editor', ['de'], { name: 'Öykü <Şen>', email: 'oyku@example.org' });
    const service = { name: 'Выгрузка', role: 'reader', languages: null } as const;
    await app.services.accounts.createApiKey({ service });
    const page = (await agent.get('/people').expect(200)).text;
    assert.match(textOf(page), /Ада Лавлейс you/);
    assert.match(page, /Öykü &lt;Şen&gt;/);
    assert.match(textOf(page), /Service accounts .*Выгрузка/);
  });

  it('changes a member’s role and limits at once', async () => {
    const bob = await app.member('reader');
    const bobs = await app.signedIn(bob);
    await bobs.get('/people').expect(403);
    const form = { role: 'administrator', languages: 'tr; de-at' };
    await agent.post(`/people/${bob.id}`).type('form').send(form).expect(303);
    const changed = await findUserById(app.services.db, bob.id);
    assert.deepEqual(changed?.languages, ['tr', 'de-AT']);
    await bobs.get('/people').expect(200);
    await agent.post(`/people/${bob.id}`).type('form').send({ role: 'editor', languages: '' });
    assert.equal((await findUserById(app.services.db, bob.id))?.languages, null);
    await bobs.get('/people').expect(403);
  });

  it('tells beside the field that a limit is no language', async () => {
    const bob = await app.member('editor', ['de']);
    const form = { role: 'reviewer', languages: 'Deutsch!' };
    const page = await agent.post(`/people/${bob.id}`).type('form').send(form).expect(422);
    assert.match(fieldError(page.text, 'languages') ?? '', /“Deutsch!” is not a language code/);
    assert.match(page.text, /value="Deutsch!"/);
    assert.equal((await findUserById(app.services.db, bob.id))?.role, 'editor');
  });

  it('comes back when the answer to one of its forms is opened again', async () => {
    const answer = await agent.get('/people/invitations').expect(303);
    assert.equal(answer.headers.location, '/people');
  });

  it('removes a member, whose session ends', async () => {
    const bob = await app.member('editor');
    const bobs = await app.signedIn(bob);
    await agent.post(`/people/${bob.id}/removal`).expect(303);
    await bobs.get('/account').expect(303);
    await agent.post(`/people/${bob.id}/removal`).expect(404);
    const late = await agent.post(`/people/${bob.id}`).type('form').send({ role: 'reader' });
    assert.equal(late.status, 404);
    assert.match(textOf(late.text), /There is no such member any more/);
  });

  it('keeps the last administrator', async () => {
    const demoted = await agent.post(`/people/${ada.id}`).type('form').send({ role: 'editor' });
    assert.equal(demoted.status, 422);
    assert.match(textOf(demoted.text), /This is the last administrator who can sign in/);
    const removed = await agent.post(`/people/${ada.id}/removal`).expect(409);
    assert.match(textOf(removed.text), /This is the last administrator who can sign in/);
    await agent.get('/people').expect(200);
  });

  it('makes a link by which a member who forgot their password chooses another', async () => {
    const bob = await app.member('reviewer');
    const forgotten = await app.signedIn(bob);
    const linkOf = async () => {
      const page = await agent.post(`/people/${bob.id}/password-link`).expect(201);
      const url = /<input id="new-link" value="([^"]*)" readonly/.exec(page.text)?.[1] ?? '';
      return new URL(url).pathname;
    };
    const [earlier, path] = [await linkOf(), await linkOf()];
    await app.agent().get(earlier).expect(404);

    const browser = app.agent();
    const page = await browser.get(path).expect(200);
    assert.ok(textOf(page.text).includes(bob.name));
    const short = await browser.post(path).type('form').send({ password: 'short' }).expect(422);
    assert.match(fieldError(short.text, 'password') ?? '', /at least 10 characters/);
    const password = 'yepyeni bir parola';
    await browser.post(path).type('form').send({ password }).expect(303);
    await browser.get('/account').expect(200);
    await forgotten.get('/account').expect(303);
    await app.agent().get(path).expect(404);
    const details = { email: bob.email, password };
    await app.agent().post('/sign-in').type('form').send(details).expect(303);
  });

  it('takes that link back once the member changes the password themselves', async () => {
    const bob = await app.member('reviewer');
    const { hashPassword } = app.services.accounts.sessions;
    await setPassword(app.services.db, bob.id, await hashPassword('ein altes Passwort'));
    const page = await agent.post(`/people/${bob.id}/password-link`).expect(201);
    const url = /<input id="new-link" value="([^"]*)" readonly/.exec(page.text)?.[1] ?? '';
    const passwords = { currentPassword: 'ein altes Passwort', newPassword: 'ein neues Passwort' };
    const bobs = await app.signedIn(bob);
    await bobs.post('/account/password').type('form').send(passwords).expect(303);
    await app.agent().get(new URL(url).pathname).expect(404);
  });
});
