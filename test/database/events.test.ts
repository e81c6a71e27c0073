import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import { type Events, type LiveEvent, openEvents } from '../../server/database/events.ts';
import { engines, forEachEngine } from '../support/engines.ts';
import { openBeside, openStore } from '../support/store.ts';

const silent = pino({ level: 'silent' });

/** The next event of a translation. */
function next(events: Events, translation: number): Promise<LiveEvent> {
  return new Promise((resolve) => {
    const end = events.subscribe(translation, (event) => {
      end();
      resolve(event);
    });
  });
}

describe('live events', () => {
  forEachEngine((engine) => {
    it('reach those who look at the translation, and nobody else', async (t) => {
      const { events } = await openStore(t, engine);
      const heard: LiveEvent[] = [];
      events.subscribe(8, (event) => heard.push(event));
      const event = { translation: 7, revision: 3, segments: [2], author: 'Rüya Öz 👩‍👩‍👧' };
      const arrived = next(events, 7);
      await events.publish(event);
      assert.deepEqual(await arrived, event);
      assert.deepEqual(heard, []);
    });

    it('reach nobody who has left', async (t) => {
      const { events } = await openStore(t, engine);
      const heard: LiveEvent[] = [];
      events.subscribe(7, (event) => heard.push(event))();
      const arrived = next(events, 7);
      await events.publish({ translation: 7, author: 'Anna' });
      await arrived;
      assert.deepEqual(heard, []);
    });

    it('come whole and in order, however many segments they name', async (t) => {
      const { events } = await openStore(t, engine);
      const heard: LiveEvent[] = [];
      const segments = Array.from({ length: 12_000 }, (_, n) => 1_000_000 + n);
      const done = new Promise<void>((resolve) => {
        events.subscribe(7, (event) => {
          heard.push(event);
          if (heard.length === 3) resolve();
        });
      });
      const book = { translation: 7, revision: 2, segments, blocks: [4, 5], author: 'Anna' };
      await events.publish({ translation: 7, revision: 1, author: 'Anna' });
      await events.publish(book);
      await events.publish({ translation: 7, revision: 3, author: 'Anna' });
      await done;
      assert.deepEqual(
        heard.map(({ revision }) => revision),
        [1, 2, 3],
      );
      assert.deepEqual(heard[1], book);
    });

    it('are not held up by a page that cannot be told', async (t) => {
      const { events } = await openStore(t, engine);
      events.subscribe(7, () => {
        throw new Error('write after end');
      });
      const arrived = next(events, 7);
      await events.publish({ translation: 7, author: 'Anna' });
      assert.equal((await arrived).author, 'Anna');
    });
  });
});

const postgres = engines.find(({ name }) => name === 'PostgreSQL');

describe('live events between instances', { skip: !postgres && 'no PostgreSQL' }, () => {
  async function two(t: TestContext) {
    assert.ok(postgres);
    const one = await openStore(t, postgres);
    return { one, other: await openBeside(t, postgres, one) };
  }

  it('go from each to the other', async (t) => {
    const { one, other } = await two(t);
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const arrived = next(to.events, 7);
      await from.events.publish({ translation: 7, revision: 5, segments: [1, 2], author: 'Cem' });
      assert.deepEqual((await arrived).segments, [1, 2]);
    }
  });

  it('go on after something on the same channel that is none of ours', async (t) => {
    const { one, other } = await two(t);
    const client = new pg.Client({ connectionString: one.connection.url });
    await client.connect();
    t.after(() => client.end());
    const arrived = next(other.events, 7);
    for (const payload of ['', 'no JSON', 'null', '{"author":"?"}', '"text"']) {
      await client.query('select pg_notify($1, $2)', ['emend', payload]);
    }
    await one.events.publish({ translation: 7, author: 'Cem' });
    assert.equal((await arrived).author, 'Cem');
  });

  it('are heard again after the connection that listens was cut', async (t) => {
    const { one, other } = await two(t);
    const client = new pg.Client({ connectionString: one.connection.url });
    await client.connect();
    t.after(() => client.end());
    const listeners = async () => {
      const { rows } = await client.query(
        `select pid from pg_stat_activity
          where datname = current_database() and application_name = 'emend events'`,
      );
      return rows.map(({ pid }) => pid as number);
    };
    const before = await listeners();
    assert.equal(before.length, 2);
    await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pids (pid)', [
      before,
    ]);
    // Nobody tells when it listens again, so events are sent until one arrives.
    const arrived = Promise.all([next(one.events, 7), next(other.events, 7)]);
    let over = false;
    arrived.then(() => {
      over = true;
    });
    while (!over) await one.events.publish({ translation: 7, author: 'Dora' });
    assert.equal((await arrived)[1].author, 'Dora');
  });

  it('fail no request when they cannot be sent', async (t) => {
    assert.ok(postgres);
    const connection = await postgres.open();
    const events = await openEvents(connection, silent);
    t.after(() => events.close());
    await connection.db.destroy();
    await events.publish({ translation: 7, author: 'Anna' });
  });

  it('say at the start when nobody can listen', async () => {
    assert.ok(postgres);
    const connection = await postgres.open();
    const gone = { ...connection, url: 'postgres://postgres@127.0.0.1:1/none' };
    await assert.rejects(openEvents(gone, silent), /ECONNREFUSED/);
  });
});
