import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findUserByEmail } from '../../server/accounts/user.store.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { fieldValue, textOf } from '../support/html.ts';
import { fieldError } from './pages.ts';

const PASSWORD = 'gizli ve uzun';

describe('an invitation', () => {
  let app: TestApp;
  let administrator: Agent;
  before(async () => {
    app = await startApp();
    administrator = await app.as('administrator');
  });
  after(() => app.close());

  /** Makes an invitation as administrators do, and follows its link no further than the path. */
  async function invite(form: Record<string, string>): Promise<string> {
    const page = await administrator.post('/people/invitations').type('form').send(form);
    assert.equal(page.status, 201, textOf(page.text));
    const link = /<input id="new-link" value="([^"]*)" readonly/.exec(page.text)?.[1] ?? '';
    return new URL(link).pathname;
  }

  it('to an address makes its owner a member with the role and limits it names', async () => {
    const path = await invite({
      email: 'Ayse@Example.org',
      name: 'Ayşe',
      role: 'editor',
      languages: 'de, ZH-hant',
    });
    const agent = app.agent();
    const page = await agent.get(path).expect(200);
    assert.match(textOf(page.text), /Your role: Editor \( ?German and Traditional Chinese ?\)/);
    assert.equal(fieldValue(page.text, 'name'), 'Ayşe');
    assert.match(
      page.text,
      /<input id="field-email" type="email" value="ayse@example.org" readonly/,
    );

    const sent = { name: 'Ayşe Çelik', email: 'mallory@example.org', password: PASSWORD };
    const done = await agent.post(path).type('form').send(sent).expect(303);
    assert.equal(done.headers.location, '/');
    await agent.get('/account').expect(200);
    const member = await findUserByEmail(app.services.db, 'ayse@example.org');
    assert.equal(member?.name, 'Ayşe Çelik');
    assert.equal(member?.role, 'editor');
    assert.deepEqual(member?.languages, ['de', 'zh-Hant']);
    assert.equal(await findUserByEmail(app.services.db, 'mallory@example.org'), undefined);
  });

  it('without an address asks for one', async () => {
    const path = await invite({ role: 'reviewer' });
    const answer = await app
      .agent()
      .post(path)
      .type('form')
      .send({ name: 'Bob', password: PASSWORD });
    assert.equal(answer.status, 422);
    assert.equal(fieldError(answer.text, 'email'), 'Enter an e-mail address.');
    assert.equal(fieldValue(answer.text, 'name'), 'Bob');
    const details = { name: 'Bob', email: 'bob@example.org', password: PASSWORD };
    await app.agent().post(path).type('form').send(details).expect(303);
    const { role, languages } = (await findUserByEmail(app.services.db, details.email)) ?? {};
    assert.deepEqual({ role, languages }, { role: 'reviewer', languages: null });
  });

  it('is for one person', async () => {
    const path = await invite({ role: 'reader' });
    const accept = (email: string) =>
      app.agent().post(path).type('form').send({ name: 'C', email, password: PASSWORD });
    const answers = await Promise.all([accept('c1@example.org'), accept('c2@example.org')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
    await app.agent().get(path).expect(404);
  });

  it('does not give away an address that a member has', async () => {
    const path = await invite({ role: 'reader' });
    const member = await app.member('editor');
    const details = { name: 'X', email: member.email, password: PASSWORD };
    const answer = await app.agent().post(path).type('form').send(details).expect(422);
    assert.equal(fieldError(answer.text, 'email'), 'A member already has this e-mail address.');
    await app.agent().get(path).expect(200);
  });

  it('is listed until it is withdrawn', async () => {
    const path = await invite({ role: 'reader', name: 'Дмитрий' });
    const page = await administrator.get('/people').expect(200);
    assert.ok(!page.text.includes(path), 'the link is shown only once');
    const row = /<tr>(?:(?!<\/tr>)[\s\S])*Дмитрий[\s\S]*?<\/tr>/.exec(page.text)?.[0] ?? '';
    const action = /action="(\/people\/invitations\/[^"]*)"/.exec(row)?.[1] ?? '';
    await administrator.post(action).expect(303);
    await app.agent().get(path).expect(404);
    await administrator.post(action).expect(404);
  });

  it('is refused with a message beside the field at fault', async () => {
    const send = (form: object) =>
      administrator.post('/people/invitations').type('form').send(form).expect(422);
    const odd = await send({ role: 'editor', languages: 'de, d', email: 'x@', name: 'Ж' });
    assert.match(fieldError(odd.text, 'languages') ?? '', /“d” is not a language code/);
    assert.match(fieldError(odd.text, 'email') ?? '', /not an e-mail address/);
    const form = odd.text.slice(odd.text.indexOf('id="invitations"'));
    assert.equal(fieldValue(form, 'languages'), 'de, d');
    assert.equal(fieldValue(form, 'name'), 'Ж');
    const member = await app.member('editor');
    const twice = await send({ role: 'editor', email: member.email });
    assert.equal(fieldError(twice.text, 'email'), `${member.email} is a member already.`);
  });
});
