import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.ts';
import { imported, MINISTERS, type Program, program, segmentsOf } from './client.ts';

describe('who may use the API, and how', () => {
  let app: TestApp;
  let admin: Program;
  let path: string;

  before(async () => {
    app = await startApp();
    admin = await program(app);
    path = await imported(admin);
  });

  after(() => app.close());

  const client = () => supertest(app.app);

  it('tells programs without a key so, whatever they accept, and never sends them to a page', async () => {
    for (const accept of ['*/*', 'application/json', 'text/html', '']) {
      for (const address of ['/articles', '/articles/1', '/openapi.json', path, '/nowhere']) {
        const { status, headers, body } = await client()
          .get(`/api/v1${address}`)
          .set('accept', accept);
        assert.equal(status, 401, `${accept} ${address}`);
        assert.equal(headers['www-authenticate'], 'Bearer realm="Emend"');
        assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
        assert.equal(body.code, 'api:error.noKey');
        assert.equal(body.status, 401);
      }
    }
    await client().post('/api/v1/articles').send(MINISTERS).expect(401);
    await client().get('/api/v1').set('accept', '*/*').expect(401);
  });

  it('sends only a person who opens the description to the sign-in page', async () => {
    const { headers } = await client().get('/api/v1').set('accept', 'text/html').expect(303);
    assert.equal(headers.location, '/sign-in?back=%2Fapi%2Fv1');
  });

  it('refuses keys that are wrong, cut short, revoked or not sent as a bearer', async () => {
    const { key } = admin;
    for (const authorization of [
      'Bearer emend_nobody',
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key}x`,
      `Basic ${key}`,
      key,
      'Bearer ',
    ]) {
      const { headers } = await client()
        .get('/api/v1/articles')
        .set('authorization', authorization)
        .expect(401);
      assert.match(headers['www-authenticate'] ?? '', /error="invalid_token"/);
    }
    const { id, key: other } = await app.services.accounts.createApiKey({
      service: { name: 'Feed', role: 'reader', languages: null },
    });
    const asOther = () => client().get('/api/v1/articles').set('authorization', `Bearer ${other}`);
    await asOther().expect(200);
    await app.services.db.deleteFrom('api_key').where('id', '=', id).execute();
    await asOther().expect(401);
  });

  it('takes the scheme in any letters, as the standard says', async () => {
    await client().get('/api/v1/articles').set('authorization', `bearer ${admin.key}`).expect(200);
  });

  it('takes a session for a key, but changes only from our own pages', async () => {
    const editor = await app.as('editor');
    await editor.get('/api/v1/articles').expect(200);
    const [segment] = await segmentsOf(admin, path);
    const address = `/api/v1${path}/segments/${segment?.id}`;
    const body = { text: 'Gespräche in Baku', version: segment?.version };
    const crossSite = await editor.patch(address).set('sec-fetch-site', 'cross-site').send(body);
    assert.equal(crossSite.status, 403);
    assert.match(crossSite.headers['content-type'] ?? '', /^application\/problem\+json/);
    await editor.patch(address).send(body).expect(200);
  });

  it('lets each role do what it may, and says what is missing', async () => {
    const [, segment] = await segmentsOf(admin, path);
    const address = `${path}/segments/${segment?.id}`;
    const { version } = segment as { version: number };
    const save = { text: segment?.target, version };
    const approve = { state: 'approved', version };

    const reader = await program(app, 'reader');
    await reader.get(path).expect(200);
    await reader.get(`${path}/export?include=current`).expect(200);
    for (const refused of [
      reader.patch(address, save),
      reader.post(`${path}/restore`, { revision: 0 }),
      reader.post('/articles', MINISTERS),
    ]) {
      const { body } = await refused.expect(403);
      assert.equal(body.code, 'errors:forbidden');
    }

    const editor = await program(app, 'editor');
    await editor.patch(address, save).expect(200);
    await editor.patch(address, approve).expect(403);

    const turkish = await program(app, 'reviewer', ['tr']);
    const { body } = await turkish.patch(address, approve).expect(403);
    assert.equal(body.code, 'errors:forbiddenLanguage');
    assert.match(body.detail, /de/);
    const other = { ...MINISTERS, original: 'Другой текст о Баку.', translation: 'Ein Text.' };
    await turkish.post('/articles', other).expect(403);

    const german = await program(app, 'reviewer', ['de']);
    await german.patch(address, approve).expect(200);
  });

  it('answers 404 to numbers and names that are none, as problem details', async () => {
    for (const address of [
      '/articles/0',
      '/articles/one',
      '/articles/1e0',
      '/articles/0x1',
      '/articles/-1',
      '/articles/1.0',
      '/articles/99999999999999999999',
      '/articles/1/translations/fr',
      '/articles/1/translations/d%00e',
      '/articles/1/translations/%F0%9F%8C%8D',
      '/articles/2/translations/de',
      `${path}/revisions/first`,
      `${path}/revisions/4294967296`,
      `${path}/revisions/99/text`,
      `${path}/compare?from=99`,
      `${path}/compare?to=2147483648`,
      `${path}/nothing`,
      '/nothing',
    ]) {
      const { status, headers, body } = await admin.get(address);
      assert.equal(status, 404, address);
      assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
      assert.match(body.code, /^errors:notFound\./, address);
    }
    for (const segment of ['first', '0', '99', '1e0', '99999999999']) {
      await admin.patch(`${path}/segments/${segment}`, { version: 0 }).expect(404);
    }
    await admin.get('/articles/%E0%A4%A').expect((response) => {
      assert.ok([400, 404].includes(response.status), String(response.status));
      assert.match(response.headers['content-type'] ?? '', /^application\/problem\+json/);
    });
  });

  it('answers 405 to other methods, and says which there are', async () => {
    const cases: [string, string, string][] = [
      ['delete', '/articles', 'POST, GET, HEAD, OPTIONS'],
      ['put', '/articles/1', 'GET, HEAD, OPTIONS'],
      ['post', `${path}/segments/1`, 'PATCH, OPTIONS'],
      ['get', `${path}/segments/1`, 'PATCH, OPTIONS'],
      ['delete', `${path}/revisions/0`, 'GET, HEAD, OPTIONS'],
      ['put', `${path}/restore`, 'GET, HEAD, POST, OPTIONS'],
      ['post', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ];
    for (const [method, address, allowed] of cases) {
      const { status, headers, body } = await client()
        [method as 'get'](`/api/v1${address}`)
        .set('authorization', `Bearer ${admin.key}`);
      assert.equal(status, 405, `${method} ${address}`);
      assert.equal(headers.allow, allowed);
      assert.equal(body.code, 'api:error.otherMethod');
      assert.equal(body.title, 'Not possible here');
    }
    const options = await client()
      .options('/api/v1/articles')
      .set('authorization', `Bearer ${admin.key}`)
      .expect(204);
    assert.equal(options.headers.allow, 'POST, GET, HEAD, OPTIONS');
    await client().head(`/api/v1${path}`).set('authorization', `Bearer ${admin.key}`).expect(200);
  });

  it('gives the description as JSON or as a page, by what is accepted', async () => {
    const json = await admin.get('', { accept: 'application/json' }).expect(200);
    assert.equal(json.body.openapi, '3.1.0');
    const page = await admin.get('', { accept: 'text/html', 'accept-language': 'de' }).expect(200);
    assert.match(page.text, /<h1>Die HTTP-API<\/h1>/);
    for (const { operationId, summary } of Object.values(json.body.paths).flatMap(
      (methods) => Object.values(methods as object) as { operationId: string; summary: string }[],
    )) {
      assert.match(page.text, new RegExp(`<section class="card operation" id="${operationId}"`));
      assert.ok(page.text.includes(summary.replaceAll("'", '&#39;')), summary);
    }
    for (const name of Object.keys(json.body.components.schemas)) {
      assert.match(page.text, new RegExp(`id="schema-${name}"`));
    }
    // Every link of the page leads to something on it.
    const ids = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.text.matchAll(/ href="#([^"]+)"/g)) assert.ok(ids.has(target));
    assert.equal(ids.size, [...page.text.matchAll(/ id="/g)].length);
  });
});
