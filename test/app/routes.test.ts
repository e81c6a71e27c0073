import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import supertest, { type Response, type Test } from 'supertest';
import { ROLES, type Role } from '../../server/accounts/user.ts';
import { type Agent, startApp } from '../support/app.ts';
import { forEachEngine } from '../support/engines.ts';
import { readMarkup } from '../support/markup.ts';
import { type Route, routesOf } from '../support/routes.ts';
import {
  ADDRESSES,
  type Address,
  type Fields,
  filled,
  parametersIn,
  parametersOf,
} from './addresses.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

/** A route with what the table has to say of it. */
interface Known extends Address {
  name: string;
  method: string;
  /** As the router has it. */
  pattern: string;
}

/** A route that can be used, with all that is needed for it there. */
interface Ready extends Known {
  values: Record<string, string>;
  path: string;
  sent: Fields | undefined;
}

type Headers = Record<string, string>;

const API = '/api/v1';

/** What no identifier is: each is no number, no number of ours, or too much for a database. */
const GARBAGE = [
  '0',
  '-1',
  '1.5',
  '0x10',
  '４',
  'null',
  '2147483648',
  '99999999999999999999',
  "1' or '1'='1",
  '..%2f..%2fetc',
  'a%00b',
  '%ff',
  'x'.repeat(3000),
].map((value) => (/%/.test(value) ? value : encodeURIComponent(value)));

describe('every address', () => {
  let room: Newsroom;
  let known: Known[];

  before(async () => {
    room = await openNewsroom();
    known = knownRoutes(room);
  });

  after(() => room.close());

  it('is in the table of this test, and nothing else is', () => {
    const routes = routesOf(room.app.app).filter(({ method }) => method !== 'ALL');
    assert.deepEqual(
      routes.map(nameOf).sort(),
      Object.keys(ADDRESSES).sort(),
      'say in addresses.ts who may use it and how it looks',
    );
    assert.ok(routes.length > 60, 'the routers were found');
  });

  it('that is a page has looks, by which other tests see it', () => {
    const blind = known.filter(
      ({ method, looks, answers }) => method === 'GET' && !looks && !answers,
    );
    assert.deepEqual(
      blind.map(({ name }) => name),
      [],
    );
  });

  it('shows a stranger nothing, and changes nothing for them', async () => {
    const closed = known.filter((one) => one.for !== 'anybody');
    await unchanged(room, closed, async ({ name, method, pattern, path, sent }) => {
      for (const accept of ['text/html', 'application/json']) {
        const answer = await ask(room.agents.stranger, method, path, sent, { accept });
        checkHeaders(answer, name);
        showsNothing(room, answer, name);
        const opens = method === 'GET' && accept === 'text/html';
        if (opens && (!pattern.startsWith(API) || pattern === API)) {
          const back = path === '/' ? '' : `?back=${encodeURIComponent(path)}`;
          assert.equal(answer.status, 303, name);
          assert.equal(answer.headers.location, `/sign-in${back}`, name);
        } else {
          assert.equal(answer.status, 401, `${name} as ${accept}`);
          assert.match(answer.headers['www-authenticate'] ?? '', /^Bearer/, name);
          if (pattern.startsWith(API) || accept !== 'text/html') {
            assert.equal(answer.type, 'application/problem+json', name);
            assert.equal(answer.body.status, 401, name);
          }
        }
      }
    });
  });

  it('that anybody may open tells strangers nothing of articles or people', async () => {
    const open = known.filter((one) => one.for === 'anybody' && one.method === 'GET');
    for (const { name, pattern } of open) {
      const answer = await ask(
        room.agents.stranger,
        'GET',
        filled(pattern, { token: 'nobody-knows' }),
      );
      assert.equal(answer.status, pattern.includes(':token') ? 404 : 200, name);
      checkHeaders(answer, name);
      showsNothing(room, answer, name);
    }
  });

  it('refuses every role below the one it needs', async () => {
    const tried = new Map<Role, number>();
    await unchanged(room, known, async (route) => {
      for (const role of ROLES.slice(0, Math.max(0, ROLES.indexOf(route.for as Role)))) {
        const answer = await use(room.agents[role], route);
        assert.equal(answer.status, 403, `${route.name} by a ${role}: ${answer.text}`);
        checkHeaders(answer, route.name);
        tried.set(role, (tried.get(role) ?? 0) + 1);
      }
    });
    assert.ok((tried.get('reader') ?? 0) > 25, 'readers were refused');
    assert.ok((tried.get('reviewer') ?? 0) > 5, 'reviewers were refused');
  });

  it('refuses a role that is limited to other languages', async () => {
    const limited = known.filter((one) => one.limited);
    assert.ok(limited.length > 14);
    await unchanged(room, limited, async (route) => {
      const turkish = room.turkish[route.for as keyof Newsroom['turkish']];
      const answer = await use(turkish, route);
      assert.equal(answer.status, 403, `${route.name} by a ${route.for} of Turkish`);
    });
  });

  it('that changes something refuses what other sites send, whoever is signed in', async () => {
    const origins: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    const { cookie: session, start } = room.app.services.accounts.sessions;
    const changing = known.filter(({ method }) => method !== 'GET');
    await unchanged(room, changing, async (route) => {
      const { name, method, path, sent } = route;
      const role = route.for === 'anybody' ? 'reader' : route.for;
      const value = session.sign(await start(room.members[role].id));
      const cookie = `${session.name}=${encodeURIComponent(value)}`;
      for (const from of [...origins, {}]) {
        const answer = await send(supertest(room.app.app), method, path, sent).set({
          cookie,
          accept: 'text/html',
          ...from,
        });
        assert.equal(answer.status, 403, `${name} from ${JSON.stringify(from)}`);
      }
      for (const from of origins) {
        const answer = await send(supertest(room.app.app), method, path, sent).set(from);
        assert.equal(answer.status, 403, `${name} from ${JSON.stringify(from)}, by a stranger`);
      }
    });
  });

  it('about one’s own account or other people is closed to keys', async () => {
    const own = known.filter(({ pattern }) => /^\/(?:account|people)\b/.test(pattern));
    await unchanged(room, own, async ({ name, method, path, sent }) => {
      const answer = await send(supertest(room.app.app), method, path, sent).set({
        authorization: `Bearer ${room.serviceKey}`,
        accept: 'text/html',
      });
      assert.equal(answer.status, 403, `${name} by a key`);
    });
  });

  it('of the API tells other methods what there is', async () => {
    const all = routesOf(room.app.app).filter(({ method }) => method === 'ALL');
    assert.ok(all.length > 8);
    for (const { path: pattern } of all) {
      const path = filled(pattern, parametersOf(room));
      const allowed = known.filter((one) => one.pattern === pattern).map(({ method }) => method);
      const other = allowed.includes('DELETE') ? 'patch' : 'delete';
      await supertest(room.app.app)[other](path).expect(401);
      const answer = await supertest(room.app.app)
        [other](path)
        .set('authorization', `Bearer ${room.serviceKey}`);
      assert.equal(answer.status, 405, pattern);
      assert.equal(answer.type, 'application/problem+json');
      assert.ok(allowed.length > 0, pattern);
      for (const method of allowed) assert.match(answer.headers.allow ?? '', new RegExp(method));
    }
  });

  it('nobody knows is told so', async () => {
    const agent = room.agents.administrator;
    const html = { accept: 'text/html' };
    for (const path of ['/articles', '/robots.txt', '/articles/1/translations', '/assets/x.js']) {
      const answer = await ask(agent, 'GET', path, undefined, html);
      assert.equal(answer.status, 404, path);
      checkHeaders(answer, path);
    }
    for (const method of ['DELETE', 'PATCH', 'POST']) {
      const answer = await ask(agent, method, '/articles/1', {}, html);
      assert.equal(answer.status, 404, method);
    }
  });

  it('does what it is for, for the least of those who may', async () => {
    // What is done here changes what comes after it, so each is made ready when it is its turn.
    for (const one of known.filter(({ answers }) => answers !== 'events')) {
      const route = await ready(room, one);
      const agent =
        route.for === 'anybody'
          ? room.app.agent()
          : route.ends
            ? await room.app.signedIn(room.members[route.for])
            : room.agents[route.for];
      const answer = await use(agent, route, { accept: 'text/html' });
      const usual = route.method === 'GET' ? 200 : 303;
      assert.equal(answer.status, route.status ?? usual, `${route.name}: ${answer.text}`);
      checkHeaders(answer, route.name);
      if (route.ends) {
        room.agents[route.for as Role] = await room.app.signedIn(room.members[route.for as Role]);
      }
    }
  });
});

forEachEngine((engine) => {
  describe('what an address names', () => {
    let room: Newsroom;
    let known: Known[];

    before(async () => {
      room = await openNewsroom(await engine.settings());
      known = knownRoutes(room);
    });

    after(() => room.close());

    it('is told not to be there where it is not, and is no failure of ours', async () => {
      await unchanged(room, known, async (route) => {
        const agent = route.for === 'anybody' ? room.app.agent() : room.agents.administrator;
        for (const name of parametersIn(route.pattern)) {
          if (name === 'form') continue;
          for (const value of GARBAGE) {
            if (name === 'revision' && value === '0') continue;
            const path = filled(route.pattern, { ...route.values, [name]: value });
            const answer = await ask(agent, route.method, path, route.sent, {
              accept: 'text/html',
            });
            const shown = `${value.slice(0, 30)}: ${answer.text.slice(0, 300)}`;
            assert.equal(answer.status, 404, `${route.name} with ${name} ${shown}`);
            checkHeaders(answer, route.name);
          }
        }
      });
    });

    it('may be asked for with anything after the question mark', async () => {
      const names =
        `q from to until page piece segment segments blocks block state view show side author kind
         before after want format include progress sort order at draft back done changes unchanged`.split(
          /\s+/,
        );
      const values = ['', '-1', 'x', '0', '99999999999', '%F0%9F%92%A9', '%ff', 'x'.repeat(600)];
      const queries = [
        'q=%00',
        names.map((name) => `${name}=1&${name}=2`).join('&'),
        ...values.map((value) => names.map((name) => `${name}=${value}`).join('&')),
      ];
      const asked = known.filter(({ method, answers }) => method === 'GET' && answers !== 'events');
      await unchanged(room, asked, async ({ name, path, for: role }) => {
        const agent = room.agents[role === 'anybody' ? 'stranger' : role];
        for (const query of queries) {
          const answer = await ask(agent, 'GET', `${path}?${query}`);
          assert.ok(answer.status < 500, `${name}?${query.slice(0, 200)}: ${answer.status}`);
        }
      });
    });

    it('takes whatever is sent to it, or says what is wrong with it', async () => {
      for (const one of known.filter(({ fields }) => fields)) {
        const names = Object.keys((await one.fields?.(room)) ?? {});
        const agent =
          one.for === 'anybody' ? room.app.agent() : await room.app.signedIn(room.members[one.for]);
        const route = await ready(room, one);
        for (const value of ['a\0b', '', '-1', '1e400', 'x'.repeat(300_000)]) {
          for (const name of names) {
            const answer = await use(agent, { ...route, sent: { ...route.sent, [name]: value } });
            const what = `${one.name} with ${name} ${value.slice(0, 9)}`;
            assert.ok(answer.status < 500, `${what}: ${answer.status}`);
          }
        }
        const answer = await use(agent, { ...route, sent: {} });
        assert.ok(answer.status < 500, `${one.name} with nothing`);
      }
    });
  });
});

describe('the first link', () => {
  it('is the only thing that opens an empty installation', async () => {
    const app = await startApp();
    try {
      const link = (await app.services.accounts.firstLink()) ?? '';
      const page = await app.agent().get(link).expect(200);
      checkHeaders(page, 'the first link');
      await app.agent().get('/').expect(303);
      await app.agent().post(link).set('sec-fetch-site', 'cross-site').expect(403);
    } finally {
      await app.close();
    }
  });
});

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** The routes of which the table says something; the first test is about the others. */
function knownRoutes({ app }: Newsroom): Known[] {
  return routesOf(app.app).flatMap((route) => {
    const name = nameOf(route);
    const address = ADDRESSES[name];
    return address ? { ...address, name, method: route.method, pattern: route.path } : [];
  });
}

async function ready(room: Newsroom, route: Known): Promise<Ready> {
  const values = { ...parametersOf(room), ...(await route.parameters?.(room)) };
  return {
    ...route,
    values,
    path: filled(route.pattern, values),
    sent: route.method === 'GET' ? undefined : ((await route.fields?.(room)) ?? {}),
  };
}

function use(agent: Agent, { method, path, sent }: Ready, headers: Headers = {}): Test {
  return ask(agent, method, path, sent, headers);
}

function ask(
  agent: Agent,
  method: string,
  path: string,
  fields?: Fields,
  headers: Headers = {},
): Test {
  return send(agent as unknown as ReturnType<typeof supertest>, method, path, fields).set(headers);
}

/** The API takes JSON, pages take forms. */
function send(
  client: ReturnType<typeof supertest>,
  method: string,
  path: string,
  fields?: Fields,
): Test {
  const request = client[method.toLowerCase() as 'get'](path).redirects(0);
  if (fields === undefined) return request;
  return request.type(path.startsWith(API) ? 'json' : 'form').send(fields);
}

function showsNothing({ secrets }: Newsroom, answer: Response, what: string): void {
  const text = answer.text ?? String(answer.body);
  for (const secret of secrets) {
    assert.ok(!text.includes(secret), `${what} shows a stranger "${secret}"`);
  }
}

const nonces = new Set<string>();

/** What protects whoever reads an answer, on every answer there is. */
function checkHeaders({ headers, type, text }: Response, what: string): void {
  const policy = headers['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'none'/, what);
  assert.match(policy, /script-src 'self'(?:;|$)/, what);
  assert.match(policy, /frame-ancestors 'none'/, what);
  assert.match(policy, /base-uri 'none'/, what);
  assert.match(policy, /form-action 'self'/, what);
  assert.doesNotMatch(policy, /unsafe-|\*|https?:/, what);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  assert.ok(nonce.length >= 22 && !nonces.has(nonce), `${what}: the nonce is new`);
  nonces.add(nonce);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  assert.equal(headers['x-frame-options'], 'DENY', what);
  assert.equal(headers['referrer-policy'], 'same-origin', what);
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin', what);
  assert.equal(headers['x-powered-by'], undefined, what);
  if (type !== 'text/html') return;
  assert.match(headers['cache-control'] ?? '', /private|no-store/, `${what} is for one person`);
  for (const { name, attributes } of readMarkup(text).tags) {
    if (name === 'script') {
      assert.ok(attributes.src?.startsWith('/') || attributes.type === 'application/json', what);
    }
    const inline = Object.keys(attributes).filter((one) => /^(?:on\w+|style)$/.test(one));
    assert.deepEqual(inline, [], `${what}: <${name}> has no script or style in it`);
  }
}

/** Everything that is stored, but for what reading changes by itself. */
async function stored({ app }: Newsroom): Promise<string> {
  const { db } = app.services;
  const tables = [
    'article',
    'translation',
    'block',
    'segment',
    'revision',
    'change',
    'approval',
    'comment',
    'check_setting',
    'dictionary_word',
    'house_rule',
    'term',
    'term_concept',
    'import_draft',
    'invitation',
    'credential',
    'setting',
  ] as const;
  const rows: unknown[] = [];
  for (const table of tables) rows.push([table, await db.selectFrom(table).selectAll().execute()]);
  rows.push(
    await db
      .selectFrom('user')
      .select(['id', 'name', 'email', 'role', 'languages'])
      .orderBy('id')
      .execute(),
    await db.selectFrom('api_key').select('id').orderBy('id').execute(),
  );
  return JSON.stringify(rows);
}

/** Makes each address ready, then does something with all of them that must leave no trace. */
async function unchanged(
  room: Newsroom,
  routes: readonly Known[],
  act: (route: Ready) => Promise<void>,
): Promise<void> {
  const all: Ready[] = [];
  for (const route of routes) all.push(await ready(room, route));
  const before = await stored(room);
  for (const route of all) await act(route);
  assert.equal(await stored(room), before, 'nothing is changed');
}
