import type { TestContext } from 'node:test';
import { pino } from 'pino';
import type { Connection } from '../../server/database/connect.ts';
import { type Events, openEvents } from '../../server/database/events.ts';
import type { Services } from '../../server/services.ts';
import type { TestEngine } from './engines.ts';

/** As much of an instance as the domain needs: a database and its live events. */
export type Store = Pick<Services, 'db' | 'events'> & { connection: Connection; events: Events };

/** One database for each engine, for all tests of a file: each makes an article of its own in it. */
const connections = new Map<TestEngine, Promise<Connection>>();

/** An instance, gone when the test is over. */
export async function openStore(t: TestContext, engine: TestEngine): Promise<Store> {
  const connection = connections.get(engine) ?? engine.open();
  connections.set(engine, connection);
  return storeOn(t, await connection);
}

/** One more instance on the database of another, as a restart or a second server is. */
export async function openBeside(t: TestContext, engine: TestEngine, store: Store): Promise<Store> {
  return storeOn(t, await engine.reopen(store.connection));
}

async function storeOn(t: TestContext, connection: Connection): Promise<Store> {
  const events = await openEvents(connection, pino({ level: 'silent' }));
  // A connection that listens would keep the process alive after a test that failed.
  t.after(() => events.close());
  return { db: connection.db, events, connection };
}
