import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { MINISTERS } from '../api/client.ts';
import { ask, emend, type Serving, serve } from './emend.ts';
import { forEachDatabase, type Installation } from './installations.ts';

forEachDatabase((make) => {
  describe('emend serve', () => {
    let installation: Installation;
    const servers: Serving[] = [];

    before(async () => {
      installation = await make();
    });

    after(async () => {
      for (const server of servers) {
        // Where a test failed it still runs.
        server.signal('SIGKILL');
        await server.ended();
      }
      await installation.remove();
    });

    async function start(env: Record<string, string> = {}): Promise<Serving> {
      const server = await serve({ ...installation.env, ...env });
      servers.push(server);
      return server;
    }

    it('loads the samples into an empty installation, and prints a link that lets one in', async () => {
      const server = await start({ EMEND_SAMPLES: '1' });
      assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.ok(server.link?.startsWith(`${server.url}/welcome/`));
      assert.equal(server.stderr(), '');

      const stranger = await ask(server.url, { redirect: 'manual' });
      assert.equal(stranger.status, 303);
      assert.match(stranger.headers.get('location') ?? '', /^\/sign-in/);
      const welcome = await ask(server.link as string, { redirect: 'manual' });
      const cookie = welcome.headers.get('set-cookie')?.split(';')[0];
      assert.ok(welcome.status < 400 && cookie, String(welcome.status));

      const { key } = JSON.parse(emend(installation.env, 'apikey', 'create', '--json').stdout);
      const list = await ask(`${server.url}/api/v1/articles`, {
        headers: { authorization: `Bearer ${key}` },
      });
      assert.equal(((await list.json()) as { total: number }).total, 6);

      server.signal('SIGINT');
      assert.equal(await server.ended(), 0);
      assert.match(server.stdout(), /Stopping: what is being saved will be finished\.\n$/);
      assert.equal(server.stderr(), '');
    });

    it('starts again with the same link and no second set of samples', async () => {
      const server = await start({ EMEND_SAMPLES: '1' });
      const link = servers[0]?.link;
      assert.equal(new URL(server.link as string).pathname, new URL(link as string).pathname);
      const { key } = JSON.parse(emend(installation.env, 'apikey', 'create', '--json').stdout);
      const list = await ask(`${server.url}/api/v1/articles`, {
        headers: { authorization: `Bearer ${key}` },
      });
      assert.equal(((await list.json()) as { total: number }).total, 6);
      server.signal('SIGTERM');
      assert.equal(await server.ended(), 0);
    });

    it('finishes what is in flight before it ends, and takes nothing new in', async () => {
      const { key } = JSON.parse(emend(installation.env, 'apikey', 'create', '--json').stdout);
      const server = await start();
      const body = JSON.stringify({ ...MINISTERS, title: 'Во время остановки' });
      // Half of a request has arrived when the signal comes.
      const saving = request(`${server.url}/api/v1/articles`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          expect: '100-continue',
        },
      });
      saving.flushHeaders();
      await once(saving, 'continue');
      saving.write(body.slice(0, 20));

      server.signal('SIGTERM');
      await server.printed(/Stopping/);
      // A second signal, as Ctrl-C through npm sends, cuts nothing short.
      server.signal('SIGTERM');
      saving.end(body.slice(20));
      const [response] = await once(saving, 'response');
      assert.equal(response.statusCode, 201);
      response.resume();
      const stopping = performance.now();
      assert.equal(await server.ended(), 0);
      // It waits neither for the connection to be used again nor for requests that are not there.
      assert.ok(performance.now() - stopping < 3000);
      await assert.rejects(ask(server.url));

      const next = await start();
      const list = await ask(`${next.url}/api/v1/articles?q=${encodeURIComponent('остановки')}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      assert.equal(((await list.json()) as { total: number }).total, 1);
      next.signal('SIGTERM');
      assert.equal(await next.ended(), 0);
    });

    it('lets pages that listen for news go at once', async () => {
      const { key } = JSON.parse(emend(installation.env, 'apikey', 'create', '--json').stdout);
      const server = await start();
      const news = await ask(`${server.url}/articles/1/translations/en/events`, {
        headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
      });
      assert.equal(news.status, 200);
      server.signal('SIGTERM');
      await news.text();
      assert.equal(await server.ended(), 0);
    });

    it('says so when the port is in use, and ends with 1', async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      const { status, stdout, stderr } = emend(
        { ...installation.env, PORT: String(port) },
        'serve',
      );
      other.close();
      assert.deepEqual([status, stdout], [1, '']);
      assert.equal(
        stderr,
        `Port ${port} is in use, perhaps by an Emend that is running already. Choose another with PORT=${port + 1}.\n`,
      );
    });

    it('says so when this machine does not have the address, and ends with 1', () => {
      const { status, stderr } = emend(
        { ...installation.env, HOST: '192.0.2.1', PORT: '0' },
        'serve',
      );
      assert.equal(status, 1);
      assert.match(stderr, /^This machine does not have the address 192\.0\.2\.1\./);
    });

    it('prints the public address where one is set, and none of the database’s passwords', async () => {
      const server = await start({ EMEND_URL: 'https://emend.example.org/' });
      assert.equal(server.url, 'https://emend.example.org');
      assert.ok(server.link?.startsWith('https://emend.example.org/welcome/'));
      assert.match(server.stdout(), /^Articles are kept in \S+$/m);
      assert.doesNotMatch(server.stdout(), /:\/\/[^/]*:[^/]*@/);
      server.signal('SIGTERM');
      assert.equal(await server.ended(), 0);
    });
  });
});
