import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { connect } from '../../server/database/connect.ts';
import { hunks } from '../../server/revisions/delta.ts';
import { listChanges } from '../../server/revisions/revision.store.ts';
import { verifyTranslation } from '../../server/revisions/verify.ts';
import { emend, type Serving, serve } from '../commands/emend.ts';
import { forEachDatabase } from '../commands/installations.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { withWord } from '../support/instance.ts';

const INSTANCE = fileURLToPath(new URL('../support/instance.ts', import.meta.url));

/** Each round kills a server with requests in flight, and the instances beside it: 50 an engine. */
const ROUNDS = 10;
const INSTANCES = ['anna', 'berta', 'cem', 'dora'];
const BROWSERS = ['x', 'y', 'z'];

/** A save somebody was told of. */
interface Answered {
  word: string;
  segment: number;
  /** Number of the revision it made, which is the segment's version. */
  revision: number;
}

/** Saves over HTTP without end; ends when the server does. */
async function saveOverHttp(
  server: Serving,
  article: number,
  key: string,
  name: string,
  answered: Answered[],
): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  for (let n = 0; ; n++) {
    const segment = 2 + (n % 4);
    const address = `${server.url}/api/v1/articles/${article}/translations/de`;
    const word = `${name}n${n}`;
    try {
      const page = await fetch(address, { headers });
      const { blocks } = (await page.json()) as {
        blocks: { segments: { id: number; target: string; version: number }[] }[];
      };
      const seen = blocks.flatMap((block) => block.segments).find(({ id }) => id === segment);
      assert.ok(seen, `segment ${segment} is there`);
      const text = withWord(seen.target, word, name);
      const body = JSON.stringify({ text, version: seen.version });
      const response = await fetch(`${address}/segments/${segment}`, {
        method: 'PATCH',
        headers,
        body,
      });
      const saved = (await response.json()) as { version: number };
      if (response.status === 200) answered.push({ word, segment, revision: saved.version });
      else assert.equal(response.status, 409, JSON.stringify(saved));
    } catch (error) {
      // What broke off with the server was not answered.
      if (error instanceof assert.AssertionError) throw error;
      return;
    }
  }
}

/** Starts a process that saves without end, and takes down what it was answered. */
function startInstance(place: string, translation: number, name: string, answered: Answered[]) {
  const child = spawn(process.execPath, [INSTANCE, place, String(translation), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    // A line that broke off was not told whole.
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [word = '', segment, revision] = line.split(' ');
      answered.push({ word, segment: Number(segment), revision: Number(revision) });
    }
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  assert.equal(child.exitCode, null, 'it ran until it was killed');
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

forEachDatabase((make) => {
  describe('killed amid saves', () => {
    it('fifty times, it keeps every save that was answered, and none by half', async (t) => {
      const { env, remove } = await make();
      t.after(remove);
      const place = String(env.DATABASE_URL ?? env.EMEND_DATA);
      mkdirSync(String(env.EMEND_DATA), { recursive: true });
      const { key } = JSON.parse(emend(env, 'apikey', 'create', '--json').stdout);
      const config = readConfig(env);
      const made = await connect(config);
      const { id: translation, article } = await storeSmallArticle(made.db);
      await made.close();

      const answered: Answered[] = [];
      let killed = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const children = INSTANCES.map((name) =>
          startInstance(place, translation, `${name}${round}`, answered),
        );
        const server = await serve(env);
        const overHttp: Answered[] = [];
        const saving = BROWSERS.map((name) =>
          saveOverHttp(server, article.id, key, `${name}${round}`, overHttp),
        );
        // Each round ends at another moment of what is going on, once everybody saves.
        while (overHttp.length < 4) await pause(5);
        await pause(7 * round);
        await Promise.all(children.map(kill));
        server.signal('SIGKILL');
        assert.equal(await server.ended(), 'SIGKILL');
        await Promise.all(saving);
        answered.push(...overHttp);
        killed += children.length + 1;
      }
      assert.equal(killed, 50);

      const { db, close } = await connect(config);
      t.after(close);
      const verification = await verifyTranslation(db, translation);
      assert.equal(verification?.failure, undefined);
      assert.ok(answered.length > 100, `${answered.length} saves`);
      const changes = await listChanges(db, translation, { from: 1 });
      for (const { word, segment, revision } of answered) {
        const change = changes
          .get(revision)
          ?.find((one) => one.entity === 'segment' && one.id === segment);
        const inserted =
          change?.entity === 'segment'
            ? hunks(change.change.target ?? []).map((hunk) => hunk.inserted)
            : [];
        assert.ok(inserted.join(' ').includes(word), `${word} is in revision ${revision}`);
      }
    });
  });
});
