import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { openAccounts } from '../../server/accounts/accounts.ts';
import { insertUser } from '../../server/accounts/user.store.ts';
import type { Role, User } from '../../server/accounts/user.ts';
import { createApp } from '../../server/app.ts';
import { checkArticle } from '../../server/checks/check-article.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { connect } from '../../server/database/connect.ts';
import { openEvents } from '../../server/database/events.ts';
import { openChecking } from '../../server/findings/checking.ts';
import type { Services } from '../../server/services.ts';
import { migratedFolder } from './engines.ts';

export type Agent = ReturnType<typeof supertest.agent>;

export interface TestApp {
  app: Express;
  services: Services;
  /** Makes a member and signs them in by a real session. Requests come as from our own pages. */
  as(role: Role, languages?: readonly string[]): Promise<Agent>;
  /** Makes a member without signing them in. */
  member(role: Role, languages?: readonly string[], details?: Partial<User>): Promise<User>;
  /** Signs a member in. */
  signedIn(user: User): Promise<Agent>;
  /** A stranger, whose requests come as from our own pages. */
  agent(): Agent;
  /** A session cookie for a browser: give it to `context.addCookies` with the address as `url`. */
  signInCookie(
    role: Role,
    languages?: readonly string[],
  ): Promise<{ name: string; value: string; user: User }>;
  /** Listens on a free port, for a browser. Closed by `close`. */
  listen(): Promise<{ url: string; close(): Promise<void> }>;
  /** Waits until everything that was changed is checked; only where the app checks. */
  checked(): Promise<void>;
  close(): Promise<void>;
}

/** Settings that differ from the defaults; `dataDirectory` opens an existing database. */
export type TestAppOptions = Partial<Config> & {
  /** Whether changes are checked in the background, as a served installation does. */
  checking?: boolean;
};

/** A whole application on an empty database of its own: the embedded engine, unless told otherwise. */
export async function startApp({
  checking: checks = false,
  ...options
}: TestAppOptions = {}): Promise<TestApp> {
  const ownFolder = options.dataDirectory === undefined ? await migratedFolder() : undefined;
  const config: Config = {
    ...readConfig({ LOG_LEVEL: 'silent', EMEND_SAMPLES: '0', PORT: '0' }),
    dataDirectory: ownFolder ?? '',
    ...options,
  };
  const logger = pino({ level: config.logLevel });
  const connection = await connect(config);
  const { db } = connection;
  const stop = new AbortController();
  const events = await openEvents(connection, logger);
  const checking = checks
    ? openChecking({ config, db, events, logger, check: checkArticle })
    : undefined;
  const services: Services = {
    config,
    connection,
    db,
    logger,
    accounts: await openAccounts({ config, db, logger }),
    events,
    checking,
    stopping: stop.signal,
  };
  const app = await createApp(services);
  const servers = new Set<Server>();
  let members = 0;

  const { sessions } = services.accounts;
  const agent: TestApp['agent'] = () =>
    supertest.agent(app).set('Sec-Fetch-Site', 'same-origin') as unknown as Agent;
  const cookieOf = async (user: User): Promise<string> =>
    encodeURIComponent(sessions.cookie.sign(await sessions.start(user.id)));
  const signedIn: TestApp['signedIn'] = async (user) => {
    const signed = agent();
    signed.jar.setCookie(`${sessions.cookie.name}=${await cookieOf(user)}; Path=/`);
    return signed;
  };
  const member: TestApp['member'] = (role, languages, details) => {
    members += 1;
    return insertUser(db, {
      kind: 'person',
      name: `${role} ${members}`,
      email: `${role}-${members}@example.org`,
      role,
      languages: languages ?? null,
      ...details,
    });
  };
  const listen: TestApp['listen'] = async () => {
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.add(server);
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
  };
  const closeServer = async (server: Server): Promise<void> => {
    if (!servers.delete(server)) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };

  return {
    app,
    services,
    agent,
    member,
    signedIn,
    as: async (role, languages) => signedIn(await member(role, languages)),
    signInCookie: async (role, languages) => {
      const user = await member(role, languages);
      return { name: sessions.cookie.name, value: await cookieOf(user), user };
    },
    listen,
    checked: async () => checking?.settled(),
    close: async () => {
      stop.abort();
      for (const server of [...servers]) await closeServer(server);
      await checking?.close();
      await services.events.close();
      await connection.close();
      if (ownFolder) rmSync(ownFolder, { recursive: true, force: true });
    },
  };
}
