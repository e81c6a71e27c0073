import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../support/app.ts';
import { textOf } from '../support/html.ts';

describe('requests no browser of ours sends', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.close());

  const languages: [asked: string, answered: string][] = [
    ['en-x', 'en'],
    ['de-', 'de'],
    ['de-x-privat', 'de'],
    ['de-at', 'de-AT'],
    ['ru-Cyrl-RU', 'ru'],
    ['tr-419', 'tr-419'],
    ['!!', 'en'],
    ['zh-Hant-TW', 'en'],
  ];
  for (const [asked, answered] of languages) {
    it(`are answered whatever language they ask for: ${asked}`, async () => {
      const byHeader = await app.agent().get('/sign-in').set('accept-language', asked).expect(200);
      assert.equal(byHeader.headers['content-language'], answered);
      const cookie = `emend.locale=${encodeURIComponent(asked)}`;
      const byCookie = await app.agent().get('/sign-in').set('cookie', cookie).expect(200);
      assert.equal(byCookie.headers['content-language'], answered);
    });
  }

  it('are told what is wrong with them, which is no failure of the server', async () => {
    const post = () => app.agent().post('/sign-in').type('form');
    const many = await post().send('a=1&'.repeat(1200)).expect(413);
    assert.match(textOf(many.text), /larger than the server accepts/);
    const packed = await post().set('content-encoding', 'gzip').send('not packed').expect(400);
    assert.match(textOf(packed.text), /broke off on its way, or could not be unpacked/);
    await app
      .agent()
      .post('/sign-in')
      .type('json')
      .send('{')
      .expect(400, /not valid JSON/);
  });

  it('never see the inside of the server, whatever fails', async () => {
    const broken = await startApp();
    await broken.services.db.schema.dropTable('session').execute();
    const user = broken.agent().set('cookie', `emend.session=${session(broken)}`);
    const { text } = await user.get('/').expect(500);
    assert.doesNotMatch(text, /no such table|\.ts|node_modules/);
    await broken.close();
  });

  function session({ services }: TestApp): string {
    return encodeURIComponent(services.accounts.sessions.cookie.sign('token'));
  }
});
