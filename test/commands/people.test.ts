import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { MINISTERS } from '../api/client.ts';
import { ask, emend, type Serving, serve } from './emend.ts';
import { embedded, forEachDatabase, type Installation } from './installations.ts';

forEachDatabase((make) => {
  describe('emend user invite and apikey create', () => {
    let installation: Installation;
    let server: Serving;
    let emptyKey: string;

    before(async () => {
      installation = await make();
      // On an empty installation, before any server has run.
      const made = run('apikey', 'create', '--json');
      assert.match(made.stdout, /^\{"key":"emend_[\w-]+"\}\n$/);
      assert.deepEqual([made.status, made.stderr], [0, '']);
      emptyKey = JSON.parse(made.stdout).key;
      server = await serve(installation.env);
    });

    after(async () => {
      server?.signal('SIGKILL');
      await server?.ended();
      await installation.remove();
    });

    const run = (...args: string[]) => emend(installation.env, ...args);

    const api = (key: string, method: string, path: string, body?: object) =>
      ask(`${server.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });

    const keyOf = (...args: string[]): string => {
      const { status, stdout, stderr } = run('apikey', 'create', '--json', ...args);
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(Object.keys(JSON.parse(stdout)), ['key']);
      return JSON.parse(stdout).key;
    };

    it('makes an administrator’s key, on an empty installation and beside a running server', async () => {
      for (const key of [emptyKey, keyOf()]) {
        const imported = await api(key, 'POST', '/articles', { ...MINISTERS, again: true });
        assert.equal(imported.status, 201);
        const { id } = (await imported.json()) as { id: number };
        const segment = `/articles/${id}/translations/de/segments/1`;
        const approved = await api(key, 'PATCH', segment, { state: 'approved', version: 0 });
        assert.equal(approved.status, 200);
      }
    });

    it('prints the key alone without --json', async () => {
      const { stdout } = run('apikey', 'create', '--service', 'Feed reader');
      assert.match(stdout, /^emend_[\w-]+\n$/);
      assert.equal((await api(stdout.trim(), 'GET', '/articles')).status, 200);
    });

    it('limits a service to a role and to languages', async () => {
      const reader = keyOf('--role', 'reader');
      assert.equal((await api(reader, 'GET', '/articles')).status, 200);
      assert.equal((await api(reader, 'POST', '/articles', MINISTERS)).status, 403);
      const turkish = keyOf('--role', 'editor', '--lang', 'TR', '--lang', 'az');
      const refused = await api(turkish, 'POST', '/articles', { ...MINISTERS, again: true });
      assert.equal(refused.status, 403);
      const { code } = (await refused.json()) as { code: string };
      assert.equal(code, 'errors:forbiddenLanguage');
    });

    it('invites a person by a link that the running server takes', async () => {
      const { status, stdout, stderr } = run('user', 'invite', '--role', 'reviewer', '--json');
      assert.deepEqual([status, stderr], [0, '']);
      const { url, expiresAt } = JSON.parse(stdout);
      assert.ok(Date.parse(expiresAt) > Date.now());
      const path = new URL(url).pathname;
      const page = await ask(server.url + path, { headers: { accept: 'text/html' } });
      assert.equal(page.status, 200);
      assert.match(await page.text(), /name="password"/);
    });

    it('makes a key for a member by their address, which acts as them', async () => {
      const link = JSON.parse(
        run(
          ...['user', 'invite', '--role', 'editor', '--lang', 'de', '--json'],
          ...['--email', 'Ayse@example.org', '--name', 'Ayşe Yılmaz'],
        ).stdout,
      ).url as string;
      const accepted = await ask(server.url + new URL(link).pathname, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams({
          name: 'Ayşe Yılmaz',
          email: 'ayse@example.org',
          password: 'Üç kedi, bir balkon',
        }),
      });
      assert.ok(accepted.status < 400, await accepted.text());

      const key = keyOf('--user', 'AYSE@example.org', '--name', 'Laptop', '--expires', '30');
      const imported = await api(key, 'POST', '/articles', { ...MINISTERS, again: true });
      assert.equal(imported.status, 201);
      const { id } = (await imported.json()) as { id: number };
      const revision = await api(key, 'GET', `/articles/${id}/translations/de/revisions/0`);
      const { author } = (await revision.json()) as { author: { name: string } };
      assert.equal(author.name, 'Ayşe Yılmaz');

      const again = run('user', 'invite', '--email', 'ayse@example.org');
      assert.deepEqual([again.status, again.stdout], [1, '']);
      assert.match(again.stderr, /ayse@example\.org/);
    });
  });
});

describe('the link of an invitation', () => {
  let installation: Installation;

  before(async () => {
    installation = await embedded();
  });

  after(() => installation.remove());

  it('prints the link at the address the server has, or is said to have', () => {
    const invite = (env: Record<string, string>) =>
      emend({ ...installation.env, ...env }, 'user', 'invite').stdout;
    assert.match(invite({}), /^http:\/\/127\.0\.0\.1:3000\/invitations\/\S+\n$/);
    assert.match(invite({ HOST: '0.0.0.0', PORT: '80' }), /^http:\/\/localhost:80\//);
    assert.match(invite({ HOST: '::1' }), /^http:\/\/\[::1\]:3000\//);
    assert.match(
      invite({ EMEND_URL: 'https://emend.example.org/' }),
      /^https:\/\/emend\.example\.org\/invitations\//,
    );
  });
});
