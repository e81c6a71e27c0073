import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.ts';
import { imported, MINISTERS, type Program, program, segmentsOf } from './client.ts';

/** The article with one more line, so that it is another one. */
let articles = 0;
function another(details: object = {}): object {
  articles += 1;
  return {
    ...MINISTERS,
    original: `${MINISTERS.original}\nВыпуск ${articles}.\n`,
    translation: `${MINISTERS.translation}\nAusgabe ${articles}.\n`,
    ...details,
  };
}

describe('importing over the API', () => {
  let app: TestApp;
  let admin: Program;

  before(async () => {
    app = await startApp();
    admin = await program(app);
  });

  after(() => app.close());

  /** Imports something that is refused, and returns the problem. */
  async function refused(article: object, status: number, language = 'en') {
    const response = await admin.post('/articles', article, { 'accept-language': language });
    assert.equal(response.status, status, response.text);
    assert.match(response.headers['content-type'] ?? '', /^application\/problem\+json/);
    assert.equal(response.body.status, status);
    assert.ok(response.body.title && response.body.detail && response.body.type);
    return response.body as {
      code: string;
      detail: string;
      article?: number;
      errors?: { code: string; field?: string; detail: string }[];
    };
  }

  it('answers 201 with the number and the address of the article, and nothing more', async () => {
    const { body, headers } = await admin.post('/articles', MINISTERS).expect(201);
    assert.deepEqual(Object.keys(body), ['id']);
    assert.equal(headers.location, `/api/v1/articles/${body.id}`);

    const article = (await admin.get(`/articles/${body.id}`).expect(200)).body;
    assert.equal(article.title, 'Переговоры в Баку');
    assert.equal(article.sourceLanguage, 'ru');
    assert.equal(article.url, MINISTERS.url);
    assert.equal(article.author, 'Лейла Гасанова');
    assert.equal(article.publishedOn, '2020-07-17');
    assert.equal(article.translations.length, 1);
    assert.equal(article.translations[0].targetLanguage, 'de');
    assert.equal(article.translations[0].engine, 'Engine 5');
  });

  it('cuts both texts into blocks and pairs their sentences', async () => {
    const path = await imported(admin, another());
    const { body } = await admin.get(path).expect(200);
    assert.deepEqual(
      body.blocks
        .slice(0, 3)
        .map((block: { kind: string; segments: unknown[] }) => [block.kind, block.segments.length]),
      [
        ['heading', 1],
        ['paragraph', 2],
        ['paragraph', 2],
      ],
    );
    const [, first] = await segmentsOf(admin, path);
    assert.match(first?.source ?? '', /^17 июля министры .*армии\.$/);
    assert.match(first?.machine ?? '', /^Am 17\. Juli .*Militärarmee\.$/);
    assert.equal(first?.target, first?.machine);
    assert.equal(first?.state, 'machine');
    assert.equal(first?.version, 0);
  });

  it('takes the first heading for a title that is not given', async () => {
    for (const title of [undefined, null, '', '  ']) {
      const { body } = await admin.post('/articles', another({ title })).expect(201);
      assert.equal((await admin.get(`/articles/${body.id}`)).body.title, 'Переговоры в Баку');
    }
  });

  it('detects languages that are not given', async () => {
    const article = another({ sourceLanguage: undefined, targetLanguage: null });
    const { body } = await admin.post('/articles', article).expect(201);
    await admin.get(`/articles/${body.id}/translations/de`).expect(200);
  });

  it('writes language tags as BCP 47 wants them, and finds them however they are written', async () => {
    const article = another({ sourceLanguage: 'RU', targetLanguage: 'DE-at' });
    const { body } = await admin.post('/articles', article).expect(201);
    for (const tag of ['de-AT', 'DE-AT', 'de-at']) {
      const translation = await admin.get(`/articles/${body.id}/translations/${tag}`).expect(200);
      assert.equal(translation.body.targetLanguage, 'de-AT');
      assert.equal(translation.body.sourceLanguage, 'ru');
    }
    await admin.get(`/articles/${body.id}/translations/de`).expect(404);
  });

  it('takes files in Base64, and gives the text back in their format', async () => {
    const page = (text: string) => `<!doctype html><html><body><p>${text}</p></body></html>`;
    const file = (text: string) => ({
      name: 'parc.html',
      content: Buffer.from(page(text)).toString('base64'),
    });
    const translation = 'In Gandscha wurde ein <em>großer</em> Park eröffnet.';
    const { body } = await admin
      .post('/articles', {
        sourceLanguage: 'ru',
        targetLanguage: 'de',
        originalFile: file('В Гяндже открылся <em>большой</em> парк.'),
        translationFile: file(translation),
      })
      .expect(201);
    const address = `/articles/${body.id}/translations/de/export`;
    const exported = await admin.get(`${address}?format=original&include=current`).expect(200);
    assert.equal(exported.text, page(translation));
    await admin.get(`${address}?format=original`).expect(409);

    const pairs = Buffer.from('source,target,state\r\n"Чай, горячий.",Heißer Tee.,machine\r\n');
    const table = { name: 'tea.csv', content: pairs.toString('base64') };
    const languages = { sourceLanguage: 'ru', targetLanguage: 'de' };
    const made = await admin.post('/articles', { ...languages, originalFile: table }).expect(201);
    const [segment] = await segmentsOf(admin, `/articles/${made.body.id}/translations/de`);
    assert.deepEqual([segment?.source, segment?.target], ['Чай, горячий.', 'Heißer Tee.']);
  });

  it('names line and rule of what is wrong with a file', async () => {
    const content = Buffer.from('<xliff version="1.2"><file>').toString('base64');
    const problem = await refused({ originalFile: { name: 'cut.xlf', content } }, 422);
    assert.match(JSON.stringify(problem), /cut\.xlf, line 1: /);
    const base64 = await refused({ originalFile: { name: 'cut.xlf', content: '%' } }, 422);
    assert.equal(base64.errors?.[0]?.field ?? 'originalFile.content', 'originalFile.content');
  });

  it('names every field that is missing, unknown or of the wrong type, at once', async () => {
    const problem = await refused(
      { original: 7, tittle: 'Baku', again: 'yes', url: ['https://a.example'] },
      422,
    );
    const errors = problem.errors ?? [];
    assert.deepEqual(errors.map(({ field, code }) => [field, code]).sort(), [
      ['again', 'api:error.badField'],
      ['original', 'api:error.badField'],
      ['tittle', 'api:error.unknownField'],
      ['translation', 'api:error.missingField'],
      ['url', 'api:error.badField'],
    ]);
    assert.equal(
      errors.find(({ field }) => field === 'translation')?.detail,
      'The field “translation” is missing.',
    );
  });

  it('says all of that in the language of Accept-Language, the reasons included', async () => {
    const german = await refused({ original: 7 }, 422, 'de-CH, de;q=0.9, en;q=0.5');
    assert.match(german.detail, /Das Feld „translation“ fehlt\./);
    assert.match(german.detail, /„original“ passt nicht: Ungültige Eingabe/);
    const russian = await refused({ original: 7 }, 422, 'ru');
    assert.match(russian.detail, /Не хватает поля «translation»\./);
    assert.match(russian.detail, /«original» не подходит: Неверный ввод/);
    const turkish = await refused({ original: 7 }, 422, 'tr');
    assert.match(turkish.detail, /“translation” alanı eksik\./);
    assert.doesNotMatch(turkish.detail, /Invalid/);
  });

  const unfit: [what: string, details: object, status: number, code: string, field: string][] = [
    ['an empty original', { original: ' \n\u200b' }, 422, 'import:error.empty', 'original'],
    ['an empty translation', { translation: '' }, 422, 'import:error.empty', 'translation'],
    ['a NUL', { original: 'Баку\u0000' }, 422, 'import:error.nul', 'original'],
    [
      'half a character',
      { translation: 'Baku \ud83d' },
      422,
      'import:error.loneSurrogate',
      'translation',
    ],
    [
      'control characters',
      { original: 'PK\u0003\u0004' },
      422,
      'import:error.controlCharacter',
      'original',
    ],
    [
      'one language twice',
      { targetLanguage: 'ru' },
      422,
      'import:error.sameLanguage',
      'targetLanguage',
    ],
    [
      'a tag that is none',
      { targetLanguage: 'Deutsch_1' },
      422,
      'import:error.languageInvalid',
      'targetLanguage',
    ],
    ['a date that is none', { publishedOn: '2020-02-30' }, 422, 'import:error.date', 'publishedOn'],
    [
      'an address that runs a script',
      { url: 'javascript:alert(1)' },
      422,
      'import:error.url',
      'url',
    ],
    ['a title with a NUL', { title: 'Ба\u0000ку' }, 422, 'import:error.nul', 'title'],
    [
      'a title that is a text',
      { title: 'Баку '.repeat(200) },
      422,
      'import:error.tooLong',
      'title',
    ],
  ];
  for (const [what, details, status, code, field] of unfit) {
    it(`refuses ${what}`, async () => {
      const problem = await refused(another(details), status);
      assert.equal(problem.code, code);
      assert.ok(
        problem.errors?.some((error) => error.field === field),
        JSON.stringify(problem),
      );
    });
  }

  it('refuses a translation far too short, unless that is meant', async () => {
    const short = another({ translation: 'Baku.' });
    assert.equal((await refused(short, 422)).code, 'import:error.translationShort');
    await admin.post('/articles', { ...short, acceptShort: true }).expect(201);
  });

  it('refuses the same article again, naming the one that is there, unless that is meant', async () => {
    const article = another();
    const { body } = await admin.post('/articles', article).expect(201);
    const problem = await refused(article, 409);
    assert.equal(problem.code, 'import:error.sameArticle');
    assert.equal(problem.article, body.id);
    // Line ends and a byte order mark make no other article of it.
    const crlf = (article as typeof MINISTERS).original.replace(/\n/g, '\r\n');
    assert.equal((await refused({ ...article, original: `\ufeff${crlf}` }, 409)).article, body.id);
    const again = await admin.post('/articles', { ...article, again: true }).expect(201);
    assert.notEqual(again.body.id, body.id);
  });

  it('refuses more than 5 MB of text with 413, whichever limit it runs into', async () => {
    const line = 'Длинная строка без конца. ';
    const original = line.repeat(Math.ceil(5_000_001 / Buffer.byteLength(line)));
    assert.equal((await refused(another({ original }), 413)).code, 'import:error.tooLarge');
    assert.equal(
      (await refused(another({ original, translation: original }), 413)).errors?.length,
      2,
    );

    const huge = `{"original": "${'a'.repeat(66_000_000)}"}`;
    const response = await admin.post('/articles', huge, { 'content-type': 'application/json' });
    assert.equal(response.status, 413);
    assert.equal(response.body.code, 'errors:tooLarge');
  });

  it('takes a text of nearly 5 MB in, every character of it escaped in JSON', async () => {
    // Counters of a forum: short sentences, which are quickly paired.
    const half = (word: string) =>
      Array.from({ length: 600 }, (_, index) => `${word} ${index}. ${word.repeat(700)}.`).join(
        '\n\n',
      );
    const article = { ...MINISTERS, original: half('кошка'), translation: half('Katze') };
    assert.ok(Buffer.byteLength(article.original) > 4_200_000);
    const escaped = JSON.stringify(article).replace(
      /[^\0-\x7f]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const response = await admin.post('/articles', escaped, { 'content-type': 'application/json' });
    assert.equal(response.status, 201, response.text);
  });

  it('refuses bodies that are no JSON, no JSON object, or nothing', async () => {
    const json = { 'content-type': 'application/json' };
    const cases: [body: unknown, headers: Record<string, string>, status: number, code: string][] =
      [
        ['{"title": "Baku"', json, 400, 'errors:badJson'],
        ['"Baku"', json, 400, 'errors:badJson'],
        ['[]', json, 422, 'api:error.notObject'],
        [undefined, {}, 422, 'api:error.missingField'],
        ['', json, 422, 'api:error.missingField'],
        ['Баку', { 'content-type': 'text/plain' }, 415, 'api:error.notJson'],
        [
          'title=Baku',
          { 'content-type': 'application/x-www-form-urlencoded' },
          415,
          'api:error.notJson',
        ],
        ['{}', { 'content-type': 'application/json; charset=koi8-r' }, 415, 'errors:badEncoding'],
        ['{}', { ...json, 'content-encoding': 'gzip' }, 400, 'api:error.unreadable'],
        ['{}', { ...json, 'content-encoding': 'zip' }, 415, 'errors:badEncoding'],
      ];
    for (const [body, headers, status, code] of cases) {
      const response = await admin.post('/articles', body, headers);
      assert.equal(response.status, status, `${body}: ${response.text}`);
      assert.equal(response.body.code, code, String(body));
    }
  });

  it('refuses bytes that are no UTF-8 instead of storing question marks', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"original": "'),
      Buffer.from([0xc4, 0xe0]),
      Buffer.from('"}'),
    ]);
    const response = await sendBytes(bytes);
    assert.equal(response.status, 400);
    assert.equal(response.body.code, 'errors:badEncoding');
  });

  it('reads bodies packed with gzip', async () => {
    const response = await sendBytes(gzipSync(JSON.stringify(another())), 'gzip');
    assert.equal(response.status, 201, response.text);
  });

  function sendBytes(bytes: Buffer, encoding = 'identity') {
    return supertest(app.app)
      .post('/api/v1/articles')
      .set({
        authorization: `Bearer ${admin.key}`,
        'content-type': 'application/json',
        'content-encoding': encoding,
      })
      .serialize((body) => body as unknown as string)
      .send(bytes);
  }

  it('lists what it imported, narrowed, sorted and paged', async () => {
    const all = (await admin.get('/articles').expect(200)).body;
    assert.equal(all.total, all.articles.length);
    assert.equal(all.page, 1);
    assert.equal(all.pages, 1);
    const austrian = (await admin.get('/articles?targetLanguage=de-at').expect(200)).body;
    assert.deepEqual(
      austrian.articles.map((one: { targetLanguage: string }) => one.targetLanguage),
      ['de-AT'],
    );
    assert.equal((await admin.get('/articles?sourceLanguage=tr')).body.total, 0);
    // Capitals do not matter in titles, nor in which order words come.
    assert.ok(
      (await admin.get(`/articles?q=${encodeURIComponent('БАКУ переговоры')}`)).body.total > 0,
    );
    assert.equal((await admin.get('/articles?q=Лондон')).body.total, 0);
    assert.equal((await admin.get('/articles?progress=untouched')).body.total, all.total);
    // Beyond the last page there is nothing, so that reading on comes to an end.
    const beyond = (await admin.get('/articles?page=99').expect(200)).body;
    assert.deepEqual([beyond.articles, beyond.page], [[], 99]);
  });

  it('names the next page of a long list in a header', async () => {
    for (const number of Array(60).keys()) {
      await admin
        .post('/articles', {
          ...MINISTERS,
          sourceLanguage: 'uk',
          original: `Баку ${number}. Зустріч.`,
          translation: `Baku ${number}. Treffen.`,
        })
        .expect(201);
    }
    const first = await admin.get('/articles?sourceLanguage=uk').expect(200);
    assert.equal(first.body.articles.length, 50);
    assert.equal(first.body.pages, 2);
    const next = /^<(\/api\/v1\/[^>]+)>; rel="next"$/.exec(first.headers.link ?? '')?.[1];
    assert.equal(next, '/api/v1/articles?sourceLanguage=uk&page=2');
    const second = await admin.get(next.slice('/api/v1'.length)).expect(200);
    assert.equal(second.body.articles.length, 10);
    assert.equal(second.headers.link, undefined);
    const ids = [...first.body.articles, ...second.body.articles].map(({ id }) => id);
    assert.equal(new Set(ids).size, 60);
  });

  it('refuses filters that are none, by name', async () => {
    for (const query of [
      'page=0',
      'page=1.5',
      'page=-1',
      'page=9999999999',
      'sort=newest',
      'order=up',
      'progress=half',
    ]) {
      const { body } = await admin.get(`/articles?${query}`).expect(422);
      assert.equal(body.errors[0].field, query.split('=')[0]);
    }
  });
});
