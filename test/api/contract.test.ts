import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Response } from 'supertest';
import { ALL_FORMATS } from '../../server/export/export-any.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { approveAll, imported, MINISTERS, type Program, program, segmentsOf } from './client.ts';
import { type JsonSchema, mismatches } from './json-schema.ts';

interface Described {
  operationId: string;
  summary: string;
  security?: unknown;
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<
    string,
    { description: string; content?: Record<string, { schema: JsonSchema }> }
  >;
}

interface ApiDocument {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  security: Record<string, unknown[]>[];
  paths: Record<string, Record<string, Described>>;
  components: {
    schemas: Record<string, JsonSchema & { example?: unknown }>;
    securitySchemes: Record<string, { type: string; scheme: string }>;
  };
}

describe('the description of the API', () => {
  let app: TestApp;
  let admin: Program;
  let document: ApiDocument;
  let path: string;
  /** Operations with the statuses they answered with in this file. */
  const exercised = new Map<string, Set<number>>();

  before(async () => {
    app = await startApp({ checking: true });
    admin = await program(app);
    document = (await admin.get('/openapi.json').expect(200)).body;
    path = await imported(admin);
  });

  after(() => app.close());

  function resolve(ref: string): JsonSchema {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1];
    const schema = name && document.components.schemas[name];
    assert.ok(schema, `${ref} leads nowhere`);
    return schema;
  }

  function operations(): { method: string; address: string; operation: Described }[] {
    return Object.entries(document.paths).flatMap(([address, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, address, operation })),
    );
  }

  /** Asks for something and holds the answer against what the description says it is. */
  async function exercise(
    id: string,
    request: ReturnType<Program['get']>,
    status: number,
  ): Promise<Response> {
    const response = await request;
    assert.equal(response.status, status, response.text);
    const described = operations().find(({ operation }) => operation.operationId === id)?.operation;
    const answer = described?.responses[status];
    assert.ok(answer, `${id} does not describe ${status}`);
    if (status === 204) {
      assert.deepEqual([answer.content, response.text], [undefined, '']);
      exercised.set(id, (exercised.get(id) ?? new Set()).add(status));
      return response;
    }
    const mediaType = response.headers['content-type']?.split(';')[0] ?? '';
    const schema = answer.content?.[mediaType]?.schema;
    assert.ok(schema, `${id} does not describe an answer of ${mediaType}`);
    // Of what is no text the client gives bytes.
    const text = response.text ?? String(response.body);
    const value = mediaType.endsWith('json') ? JSON.parse(text) : text;
    assert.deepEqual(mismatches(value, schema, resolve), []);
    exercised.set(id, (exercised.get(id) ?? new Set()).add(status));
    return response;
  }

  it('is an OpenAPI 3.1 document whose parts all hang together', () => {
    assert.match(document.openapi, /^3\.1\.\d+$/);
    assert.ok(document.info.title && document.info.version);
    assert.deepEqual(document.servers, [{ url: '/api/v1' }]);
    assert.deepEqual(document.security, [{ key: [] }]);
    assert.deepEqual(document.components.securitySchemes, {
      key: { type: 'http', scheme: 'bearer' },
    });

    const ids = operations().map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
    for (const { method, address, operation } of operations()) {
      const where = `${method} ${address}`;
      assert.ok(['get', 'post', 'patch', 'put', 'delete'].includes(method), where);
      assert.ok(operation.summary, where);
      assert.equal(operation.security, undefined, where);
      const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
      assert.deepEqual(
        inPath.map(({ name }) => name),
        names,
        where,
      );
      assert.ok(
        inPath.every(({ required }) => required),
        where,
      );
      assert.ok(operation.responses['401'], where);
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        assert.match(status, /^[1-5]\d\d$/);
        assert.ok(description, where);
        const isProblem = Object.keys(content ?? {}).includes('application/problem+json');
        assert.equal(isProblem, Number(status) >= 400, `${where} ${status}`);
      }
    }

    // Every reference leads somewhere, and everything that is named is used.
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
    for (const ref of refs) resolve(String(ref));
    assert.deepEqual(
      Object.keys(document.components.schemas).filter(
        (name) => !refs.includes(`#/components/schemas/${name}`),
      ),
      [],
    );
  });

  it('gives examples that fit their own schemas', () => {
    const examples = Object.entries(document.components.schemas).filter(
      ([, schema]) => schema.example !== undefined,
    );
    assert.ok(examples.length >= 4);
    for (const [name, schema] of examples) {
      assert.deepEqual(mismatches(schema.example, schema, resolve), [], name);
    }
  });

  it('knows the contract: every address and method of version 1', () => {
    const translation = '/articles/{id}/translations/{lang}';
    assert.deepEqual(
      operations().map(({ method, address }) => `${method} ${address}`),
      [
        'post /articles',
        'get /articles',
        'get /articles/{id}',
        `get ${translation}`,
        `patch ${translation}/segments/{segment}`,
        'get /checks',
        `get ${translation}/findings`,
        `get ${translation}/dismissals`,
        `post ${translation}/dismissals`,
        `delete ${translation}/dismissals/{dismissal}`,
        `get ${translation}/revisions`,
        `get ${translation}/revisions/{n}`,
        `put ${translation}/revisions/{n}/segments/{segment}/hunks/{hunk}/note`,
        `delete ${translation}/revisions/{n}/segments/{segment}/hunks/{hunk}/note`,
        `get ${translation}/revisions/{n}/text`,
        `get ${translation}/compare`,
        `get ${translation}/attribution`,
        `get ${translation}/restore`,
        `post ${translation}/restore`,
        `get ${translation}/undo`,
        `post ${translation}/undo`,
        `put ${translation}/texts`,
        `get ${translation}/export`,
        'get /checks/settings/{source}/{target}',
        'put /checks/settings/{source}/{target}',
        'get /checks/words',
        'post /checks/words',
        'delete /checks/words/{word}',
        'get /checks/rules',
        'post /checks/rules',
        'put /checks/rules/{rule}',
        'delete /checks/rules/{rule}',
        'get /memory',
        'post /memory/match',
        'post /memory/import',
        'get /memory/export',
        'delete /memory/entries/{entry}',
        'get /terms',
        'post /terms',
        'post /terms/import',
        'get /terms/export',
        'post /terms/match',
        'get /terms/{concept}',
        'put /terms/{concept}',
        'delete /terms/{concept}',
      ],
    );
  });

  it('describes an import, and the refusals of one', async () => {
    const other = { ...MINISTERS, original: `${MINISTERS.original}\nКонец.\n` };
    await exercise('importArticle', admin.post('/articles', other), 201);
    await exercise('importArticle', admin.post('/articles', MINISTERS), 409);
    await exercise('importArticle', admin.post('/articles', { title: 7 }), 422);
    await exercise(
      'importArticle',
      admin.post('/articles', '{"title": ', { 'content-type': 'application/json' }),
      400,
    );
    await exercise(
      'importArticle',
      admin.post('/articles', 'title=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
    );
    const huge = { ...MINISTERS, original: 'Длинно. '.repeat(400_000) };
    await exercise('importArticle', admin.post('/articles', huge), 413);
    const reader = await program(app, 'reader');
    await exercise('importArticle', reader.post('/articles', MINISTERS), 403);
  });

  it('describes the list, an article and a translation', async () => {
    const number = path.split('/')[2];
    await exercise('listArticles', admin.get('/articles?q=баку&sort=title&page=1'), 200);
    await exercise('listArticles', admin.get('/articles?page=first'), 422);
    await exercise('readArticle', admin.get(`/articles/${number}`), 200);
    await exercise('readArticle', admin.get('/articles/999999'), 404);
    await exercise('readTranslation', admin.get(path), 200);
    await exercise('readTranslation', admin.get('/articles/1/translations/tlh'), 404);
  });

  it('describes saves and conflicts', async () => {
    const [, segment] = await segmentsOf(admin, path);
    const address = `${path}/segments/${segment?.id}`;
    const { version } = segment as { version: number };
    const patch = (text: string) => admin.patch(address, { text, version, reason: 'Eigenname' });
    await exercise('saveSegment', patch('Am 17. Juli ging es um die Selbständige Armee.'), 200);
    await exercise('saveSegment', patch('Am 17. Juli ging es um etwas ganz anderes.'), 409);
    await exercise('saveSegment', admin.patch(address, { text: 'Ohne Version.' }), 422);
    await exercise('saveSegment', admin.patch(`${path}/segments/999`, { version: 0 }), 404);
    const reader = await program(app, 'reader');
    await exercise('saveSegment', reader.patch(address, { version: 0 }), 403);
  });

  it('describes findings, and what is let pass', async () => {
    await exercise('listChecks', admin.get('/checks'), 200);
    await app.checked();
    const found = await exercise('listFindings', admin.get(`${path}/findings`), 200);
    const [first] = (found.body as { segments: { id: number; findings: { key: string }[] }[] })
      .segments;
    const dismissal = { segment: first?.id, key: first?.findings[0]?.key, reason: 'So gewollt' };
    const address = `${path}/dismissals`;
    await exercise('dismissFinding', admin.post(address, dismissal), 201);
    await exercise('dismissFinding', admin.post(address, { ...dismissal, key: 'x' }), 409);
    await exercise('dismissFinding', admin.post(address, { ...dismissal, reason: '' }), 422);
    await exercise('listFindings', admin.get(`${path}/findings?dismissed=true`), 200);
    await exercise('listFindings', admin.get(`${path}/findings?severity=grave`), 422);
    await exercise('listDismissals', admin.get(address), 200);
    await exercise('withdrawDismissal', admin.delete(`${address}/1`), 204);
    await exercise('withdrawDismissal', admin.delete(`${address}/1`), 404);
    await exercise('listDismissals', admin.get(address), 200);
    const [, segment] = await segmentsOf(admin, path);
    const save = { text: 'Am 18. Juli  war nichts.', version: segment?.version };
    const saved = `${path}/segments/${segment?.id}?findings=true`;
    const { body } = await exercise('saveSegment', admin.patch(saved, save), 200);
    const checks = (body as { findings: { check: string }[] }).findings.map(({ check }) => check);
    assert.ok(checks.includes('dates') && checks.includes('double-space'));
    await exercise('saveSegment', admin.patch(`${saved}1`, save), 422);
  });

  it('describes the history', async () => {
    await exercise('listRevisions', admin.get(`${path}/revisions?limit=1`), 200);
    await exercise('listRevisions', admin.get(`${path}/revisions?limit=0`), 422);
    await exercise('readRevision', admin.get(`${path}/revisions/0`), 200);
    await exercise('readRevision', admin.get(`${path}/revisions/1`), 200);
    await exercise('readRevision', admin.get(`${path}/revisions/99`), 404);
    await exercise('readRevisionText', admin.get(`${path}/revisions/0/text`), 200);
    await exercise('readRevisionText', admin.get(`${path}/revisions/99/text`), 404);
    await exercise('compareVersions', admin.get(`${path}/compare`), 200);
    await exercise('compareVersions', admin.get(`${path}/compare?from=0&to=approved`), 200);
    await exercise('compareVersions', admin.get(`${path}/compare?from=then`), 422);
    await exercise('readAttribution', admin.get(`${path}/attribution`), 200);
    await exercise('readAttribution', admin.get('/articles/1/translations/tlh/attribution'), 404);
    const [, second] = await segmentsOf(admin, path);
    const note = `${path}/revisions/1/segments/${second?.id}/hunks/1/note`;
    await exercise('explainHunk', admin.put(note, { body: 'Eigenname' }), 200);
    await exercise('explainHunk', admin.put(note, { body: ' ' }), 422);
    await exercise(
      'explainHunk',
      admin.put(note.replace('hunks/1', 'hunks/9'), { body: 'x' }),
      404,
    );
    await exercise('readRevision', admin.get(`${path}/revisions/1`), 200);
    await exercise('readAttribution', admin.get(`${path}/attribution`), 200);
    await exercise('removeHunkNote', admin.delete(note), 204);
    await exercise('removeHunkNote', admin.delete(note), 404);
    const preview = (query: string) => admin.get(`${path}/restore${query}`);
    await exercise('previewRestoration', preview('?revision=0'), 200);
    await exercise('previewRestoration', preview('?revision=0&segment=2'), 200);
    await exercise('previewRestoration', preview('?revision=99'), 404);
    await exercise('previewRestoration', preview(''), 422);
    await exercise('restoreRevision', admin.post(`${path}/restore`, { revision: 0 }), 200);
    await exercise('restoreRevision', admin.post(`${path}/restore`, { revision: 0 }), 200);
    await exercise('restoreRevision', admin.post(`${path}/restore`, {}), 422);
  });

  it('describes undoing, and what is in the way of it', async () => {
    const last = (await segmentsOf(admin, path)).at(-1);
    const patch = (text: string, seen: unknown) =>
      admin.patch(`${path}/segments/${last?.id}`, { text, version: seen });
    const { body: once } = await patch('Anders gesagt.', last?.version).expect(200);
    await patch('Ganz anders gesagt, und zwar so.', once.version).expect(200);
    const revision = once.version as number;
    await exercise('previewUndo', admin.get(`${path}/undo?revision=${revision}`), 409);
    await exercise('previewUndo', admin.get(`${path}/undo?revision=${revision + 1}`), 200);
    await exercise('previewUndo', admin.get(`${path}/undo?revision=0`), 422);
    await exercise('previewUndo', admin.get(`${path}/undo?revision=9999`), 404);
    await exercise('undoRevision', admin.post(`${path}/undo`, { revision }), 409);
    await exercise('undoRevision', admin.post(`${path}/undo`, { revision: revision + 1 }), 200);
    await exercise('undoRevision', admin.post(`${path}/undo`, { revision, reason: 'Falsch' }), 200);
    await exercise('undoRevision', admin.post(`${path}/undo`, { revision }), 200);
    await exercise('undoRevision', admin.post(`${path}/undo`, { revision: 0 }), 422);
    await exercise('undoRevision', admin.post(`${path}/undo`, { revision: 9999 }), 404);
  });

  it('describes giving a translation new texts, and what is left to people', async () => {
    const address = `${path}/texts`;
    const original = 'Мост открыт.';
    const { revision } = (await admin.get(path).expect(200)).body as { revision: number };
    const put = (body: object) => admin.put(address, body);
    await exercise('renewTexts', put({ original, revision: revision - 1 }), 409);
    await exercise('renewTexts', put({ revision }), 422);
    await exercise('renewTexts', put({ original: 'а\0', revision }), 422);
    await exercise('renewTexts', put({ original, revision: 9999 }), 404);
    const { body } = await exercise('renewTexts', put({ original, revision }), 200);
    const renewed = body as { revision: { kind: string; number: number }; counts: object };
    assert.equal(renewed.revision.kind, 'renew');
    await exercise('restoreRevision', admin.post(`${path}/restore`, { revision }), 200);
  });

  it('describes which checks run for a pair of languages', async () => {
    const address = '/checks/settings/ru/de-at';
    const chosen = { off: ['spelling'], blockApproval: true };
    await exercise('readCheckSettings', admin.get(address), 200);
    const { body } = await exercise('chooseChecks', admin.put(address, chosen), 200);
    assert.deepEqual([body.targetLanguage, body.off], ['de-AT', ['spelling']]);
    await exercise('chooseChecks', admin.put(address, { ...chosen, off: ['mood'] }), 422);
    await exercise('readCheckSettings', admin.get('/checks/settings/ru/d'), 404);
    const reviewer = await program(app, 'reviewer', ['tr']);
    await exercise('chooseChecks', reviewer.put(address, chosen), 403);
    await exercise('readCheckSettings', reviewer.get(address), 200);
  });

  it('describes words that are spelt right', async () => {
    const add = (word: object) => admin.post('/checks/words', word);
    const { body } = await exercise(
      'addDictionaryWord',
      add({ language: 'tr-TR', word: 'Əliyev’', shared: true }),
      201,
    );
    assert.deepEqual([body.language, body.word], ['tr', "Əliyev'"]);
    await exercise('addDictionaryWord', add({ language: 'zh', word: '谈判' }), 422);
    const listed = await exercise(
      'listDictionaryWords',
      admin.get('/checks/words?language=tr'),
      200,
    );
    assert.equal(listed.body.words.length, 1);
    const editor = await program(app, 'editor');
    await exercise('removeDictionaryWord', editor.delete(`/checks/words/${body.id}`), 403);
    await exercise('removeDictionaryWord', admin.delete(`/checks/words/${body.id}`), 204);
    await exercise('removeDictionaryWord', admin.delete(`/checks/words/${body.id}`), 404);
  });

  it('describes house rules', async () => {
    const rule = { name: 'Baku', pattern: 'Baki', message: 'Baku', replacement: 'Baku' };
    const { body } = await exercise('createHouseRule', admin.post('/checks/rules', rule), 201);
    assert.deepEqual([body.targetLanguage, body.severity, body.isOn], [null, 'warning', true]);
    const wrong = { ...rule, pattern: 'Bak(i' };
    await exercise('createHouseRule', admin.post('/checks/rules', wrong), 422);
    const address = `/checks/rules/${body.id}`;
    await exercise('changeHouseRule', admin.put(address, { ...rule, isOn: false }), 200);
    await exercise('changeHouseRule', admin.put('/checks/rules/9999', rule), 404);
    await exercise('listHouseRules', admin.get('/checks/rules'), 200);
    const editor = await program(app, 'editor');
    await exercise('changeHouseRule', editor.put(address, rule), 403);
    await exercise('deleteHouseRule', editor.delete(address), 403);
    await exercise('deleteHouseRule', admin.delete(address), 204);
  });

  it('describes the memory', async () => {
    const match = {
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      source: 'Переговоры в Баку продлились 2 часа.',
      before: null,
    };
    const file = (text: string) => ({
      name: 'talks.tmx',
      content: Buffer.from(text).toString('base64'),
    });
    const tmx =
      '<tmx version="1.4"><header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="ru" datatype="plaintext"/><body><tu><tuv xml:lang="ru"><seg>Переговоры в Баку продлились 3 часа.</seg></tuv><tuv xml:lang="de"><seg>Die Gespräche in Baku dauerten 3 Stunden.</seg></tuv></tu></body></tmx>';
    const send = (who: Program, text: string) => who.post('/memory/import', file(text));
    const { body: imported } = await exercise('importMemory', send(admin, tmx), 200);
    assert.deepEqual(imported, {
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      entries: 1,
      skipped: 0,
    });
    const { body: refused } = await exercise('importMemory', send(admin, `${tmx}<`), 422);
    assert.match(refused.detail, /^talks\.tmx, line 1: /);
    const turkish = await program(app, 'reviewer', ['tr']);
    await exercise('importMemory', send(turkish, tmx), 403);

    const { body } = await exercise('matchMemory', admin.post('/memory/match', match), 200);
    assert.equal(body.matches[0].target, 'Die Gespräche in Baku dauerten 2 Stunden.');
    const wrong = { ...match, sourceLanguage: 'r' };
    await exercise('matchMemory', admin.post('/memory/match', wrong), 422);
    const listed = await exercise(
      'listMemory',
      admin.get('/memory?targetLanguage=de&limit=1'),
      200,
    );
    assert.match(listed.headers.link ?? '', /before=\d+.*rel="next"/);
    const words = encodeURIComponent('Gespräch');
    const found = await exercise('listMemory', admin.get(`/memory?words=${words}`), 200);
    assert.deepEqual(found.body.entries[0].found, [{ start: 4, end: 13 }]);
    const { text } = await exercise('exportMemory', admin.get('/memory/export'), 200);
    assert.match(text, /<seg>Die Gespräche in Baku dauerten 3 Stunden\.<\/seg>/);
    const address = `/memory/entries/${body.matches[0].entry.id}`;
    await exercise('deleteMemoryEntry', turkish.delete(address), 403);
    await exercise('deleteMemoryEntry', admin.delete(address), 204);
    await exercise('deleteMemoryEntry', admin.delete(address), 404);
  });

  it('describes the termbase', async () => {
    const terms = [
      { language: 'ru', text: 'карта' },
      { language: 'de', text: 'Karte', gender: 'feminine' },
    ];
    const { body } = await exercise('createConcept', admin.post('/terms', { terms }), 201);
    await exercise('createConcept', admin.post('/terms', { terms: [] }), 422);
    const address = `/terms/${body.id}`;
    await exercise('readConcept', admin.get(address), 200);
    await exercise('changeConcept', admin.put(address, { terms, note: 'Auch im Krieg' }), 200);
    await exercise('listConcepts', admin.get('/terms?search=karte&status=preferred'), 200);
    const text = { text: 'Карты мира', language: 'ru', otherLanguage: 'de' };
    const found = await exercise('matchTerms', admin.post('/terms/match', text), 200);
    assert.deepEqual(found.body.matches[0]?.translations, ['Karte']);
    await exercise('matchTerms', admin.post('/terms/match', { ...text, language: '!' }), 422);
    await exercise('exportTerms', admin.get('/terms/export'), 200);
    const exported = await exercise('exportTerms', admin.get('/terms/export?format=tbx'), 200);
    const content = Buffer.from(exported.text ?? exported.body).toString('base64');
    const again = await exercise('importTerms', admin.post('/terms/import', { content }), 200);
    assert.equal(again.body.added, 0);
    const bad = Buffer.from('language,term\nde,Brücke\nd!,Steg\n').toString('base64');
    const refused = await exercise(
      'importTerms',
      admin.post('/terms/import', { content: bad }),
      422,
    );
    assert.match(refused.body.detail, /^Line 3: /);
    const editor = await program(app, 'editor');
    await exercise('deleteConcept', editor.delete(address), 403);
    await exercise('deleteConcept', admin.delete(address), 204);
    await exercise('readConcept', admin.get(address), 404);
  });

  it('describes every format of an export, and its refusal', async () => {
    await exercise('exportTranslation', admin.get(`${path}/export`), 409);
    await exercise('exportTranslation', admin.get(`${path}/export?format=rtf`), 422);
    await exercise(
      'exportTranslation',
      admin.get(`${path}/export?format=original&include=current`),
      409,
    );
    await approveAll(admin, path);
    for (const format of ALL_FORMATS) {
      if (format === 'original') continue;
      await exercise('exportTranslation', admin.get(`${path}/export?format=${format}`), 200);
    }
  });

  it('describes what a program without a key is told, at every address', async () => {
    const stranger = { authorization: 'Bearer emend_nobody' };
    for (const { method, address, operation } of operations()) {
      const url = address.replace(/\{lang\}/, 'de').replace(/\{\w+\}/g, '1');
      const request =
        method === 'get' || method === 'delete'
          ? admin[method](url, stranger)
          : admin[method as 'post' | 'patch' | 'put'](url, {}, stranger);
      await exercise(operation.operationId, request, 401);
    }
  });

  it('leaves no operation out of this test', () => {
    for (const { operation } of operations()) {
      const statuses = exercised.get(operation.operationId) ?? new Set();
      assert.ok(
        [...statuses].some((status) => status < 300),
        `${operation.operationId} was never carried out`,
      );
    }
  });
});
