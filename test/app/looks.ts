import assert from 'node:assert/strict';
import type { Agent, TestApp } from '../support/app.ts';
import { ADDRESSES, type Fields, filled, type Look, parametersOf } from './addresses.ts';
import type { Newsroom } from './newsroom.ts';

/** A page in one state, ready to be asked for. */
export interface FoundLook extends Omit<Look, 'as' | 'path'> {
  agent: Agent;
  method: string;
  path: string;
  status: number;
  /** An address on which whoever looks can be before they send a form. */
  from: string;
}

/** Whatever a member may do, they may open this. */
const MEMBERS = '/api/v1/openapi.json';

/** Every look of every address, in a newsroom at work. */
export async function looksOf(room: Newsroom): Promise<FoundLook[]> {
  const found: FoundLook[] = [];
  for (const [name, { looks, parameters, status = 200 }] of Object.entries(ADDRESSES)) {
    if (!looks) continue;
    const [method, pattern] = name.split(' ') as [string, string];
    const own = method === 'GET' ? await parameters?.(room) : {};
    const usual = filled(pattern, { ...parametersOf(room), ...own });
    for (const { as, path, ...look } of looks(room)) {
      const asUsual = method === 'GET' && path === undefined ? status : 200;
      const agent = room.agents[as];
      const from = as === 'stranger' ? '/sign-in' : MEMBERS;
      found.push({ status: asUsual, ...look, agent, method, path: path ?? usual, from });
    }
  }
  return found;
}

/** What an empty installation shows whoever opens its first link. */
export async function firstLooks(app: TestApp): Promise<FoundLook[]> {
  const link = await app.services.accounts.firstLink();
  assert.ok(link);
  const agent = app.agent();
  await agent.get(link).expect(200);
  const reader = await app.as('reader');
  const look = (name: string, path: string, more: { form?: Fields; status?: number } = {}) => ({
    name,
    agent,
    method: more.form ? 'POST' : 'GET',
    path,
    status: 200,
    from: MEMBERS,
    ...more,
  });
  return [
    look('the first link', link),
    look('details refused', link, { form: { name: '', email: 'x@', password: 'y' }, status: 422 }),
    look('no article yet', '/'),
    { ...look('no article yet, to a reader', '/'), agent: reader },
    look('an account without a password', '/account'),
  ];
}

/** Asks for a look in a language, and gives the page or the parts of one that are answered. */
export async function see(look: FoundLook, language: string): Promise<string[]> {
  const { agent, method, path, form, part, json, status, name } = look;
  const request = agent[method === 'GET' ? 'get' : 'post'](encodeURI(path))
    .redirects(0)
    .set('accept-language', language)
    .set('accept', json ? 'application/json' : 'text/html');
  if (part) request.set('hx-request', 'true');
  const answer = await (form ? request.type('form').send(form) : request);
  assert.equal(answer.status, status, `${name} (${language}): ${answer.text}`);
  if (!json) {
    assert.equal(answer.type, 'text/html', name);
    return [answer.text];
  }
  const parts = htmlIn(answer.body);
  assert.ok(parts.length > 0, `${name} has parts of a page in it`);
  return parts;
}

function htmlIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('</') ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(htmlIn) : [];
}
