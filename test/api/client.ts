import supertest from 'supertest';
import type { Role } from '../../server/accounts/user.ts';
import type { TestApp } from '../support/app.ts';

/** A program with a key of its own. */
export interface Program {
  key: string;
  get(path: string, headers?: Record<string, string>): supertest.Test;
  post(path: string, body: unknown, headers?: Record<string, string>): supertest.Test;
  patch(path: string, body: unknown, headers?: Record<string, string>): supertest.Test;
  put(path: string, body: unknown, headers?: Record<string, string>): supertest.Test;
  delete(path: string, headers?: Record<string, string>): supertest.Test;
}

/** Makes a service account with a key, and talks to the API with it. Paths are below `/api/v1`. */
export async function program(
  app: TestApp,
  role: Role = 'administrator',
  languages: readonly string[] | null = null,
): Promise<Program> {
  const { key } = await app.services.accounts.createApiKey({
    service: { name: `Service of a ${role}`, role, languages },
  });
  const send = (request: supertest.Test, headers: Record<string, string>) =>
    request.set({ authorization: `Bearer ${key}`, ...headers });
  const client = supertest(app.app);
  return {
    key,
    get: (path, headers = {}) => send(client.get(`/api/v1${path}`), headers),
    post: (path, body, headers = {}) =>
      send(client.post(`/api/v1${path}`), headers).send(body as object),
    patch: (path, body, headers = {}) =>
      send(client.patch(`/api/v1${path}`), headers).send(body as object),
    put: (path, body, headers = {}) =>
      send(client.put(`/api/v1${path}`), headers).send(body as object),
    delete: (path, headers = {}) => send(client.delete(`/api/v1${path}`), headers),
  };
}

/** Two paragraphs and a headline; the machine got a name and a pronoun wrong. */
export const MINISTERS = {
  title: 'Переговоры в Баку',
  sourceLanguage: 'ru',
  targetLanguage: 'de',
  engine: 'Engine 5',
  url: 'https://news.example.org/2020/07/17/baku',
  author: 'Лейла Гасанова',
  publishedOn: '2020-07-17',
  original: `Переговоры в Баку

17 июля министры обсудили поставки для Отдельной общевойсковой армии. Переговоры продлились три часа.

Министр назвал встречу полезной. Следующая встреча пройдёт в Баку осенью.
`,
  translation: `Verhandlungen in Baku

Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee. Die Verhandlungen dauerten drei Stunden.

Das Ministerium nannte das Treffen nützlich. Das nächste Treffen findet im Herbst in Baku statt.
`,
};

export interface ApiSegment {
  id: number;
  source: string;
  machine: string;
  target: string;
  state: string;
  excluded: boolean;
  version: number;
}

/** A translation's segments in reading order. */
export async function segmentsOf(who: Program, path: string): Promise<ApiSegment[]> {
  const { body } = await who.get(path).expect(200);
  return body.segments as ApiSegment[];
}

/** Imports an article and returns the address of its translation. */
export async function imported(who: Program, article: object = MINISTERS): Promise<string> {
  const { body } = await who.post('/articles', article).expect(201);
  const { targetLanguage } = article as { targetLanguage: string };
  return `/articles/${body.id}/translations/${targetLanguage}`;
}

/** Approves every segment that waits for it. */
export async function approveAll(who: Program, path: string): Promise<void> {
  for (const { id, version, state } of await segmentsOf(who, path)) {
    if (state === 'approved') continue;
    await who.patch(`${path}/segments/${id}`, { state: 'approved', version }).expect(200);
  }
}
