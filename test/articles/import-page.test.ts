import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { fieldValue, isTicked, textOf } from '../support/html.ts';

const ORIGINAL = `Переговоры в Анкаре

17 июля заместитель министра обороны провёл переговоры в Анкаре. Он отметил, что главной темой были поставки.

Следующая встреча пройдёт в Баку.`;

const TRANSLATION = `Verhandlungen in Ankara

Am 17. Juli führte der stellvertretende Verteidigungsminister in Ankara Verhandlungen. Er bemerkte, dass Lieferungen das Hauptthema seien.

Das nächste Treffen findet in Baku statt.`;

const TYPED = {
  title: 'Ein <Titel> & mehr',
  sourceLanguage: 'ru',
  sourceTag: '',
  targetLanguage: 'de',
  targetTag: '',
  original: ORIGINAL,
  translation: TRANSLATION,
  engine: 'DeepL "next"',
  url: 'https://example.org/artikel?a=1&b=2',
  author: 'İlham Əliyev',
  publishedOn: '2020-07-17',
};

type Typed = Partial<typeof TYPED> & { again?: string; acceptShort?: string; draft?: string };

describe('the import page', () => {
  let app: TestApp;
  let editor: Agent;
  before(async () => {
    app = await startApp();
    editor = await app.as('editor');
  });
  after(() => app.close());

  /** Sends the form as a browser does, files and all. */
  function send(agent: Agent, typed: Typed, files: Record<string, Buffer> = {}) {
    const request = agent.post('/articles/new');
    for (const [name, value] of Object.entries(typed)) request.field(name, value);
    for (const [name, bytes] of Object.entries(files)) {
      request.attach(name, bytes, { filename: 'текст.txt', contentType: 'text/plain' });
    }
    return request;
  }

  it('leads from pasted texts over the preview to the workbench', async () => {
    const { title: _title, sourceLanguage: _ru, targetLanguage: _de, ...typed } = TYPED;
    const draft = await send(editor, typed).expect(303);
    const preview = await editor.get(draft.headers.location as string).expect(200);
    const text = textOf(preview.text);
    assert.match(text, /Russian → German/);
    assert.match(text, /Detected from the text: Russian and German/);
    assert.match(text, /17 июля заместитель министра обороны провёл переговоры в Анкаре\./);
    assert.equal(fieldValue(preview.text, 'title'), 'Переговоры в Анкаре');
    const saved = await editor
      .post(`${draft.headers.location}/save`)
      .type('form')
      .send({ version: '1' })
      .expect(303);
    const [, id] = /^\/articles\/(\d+)\/translations\/de$/.exec(saved.headers.location ?? '') ?? [];
    const segments = await app.services.db
      .selectFrom('segment')
      .innerJoin('translation', 'translation.id', 'segment.translation_id')
      .where('translation.article_id', '=', Number(id))
      .select(['segment.source', 'segment.machine', 'segment.state'])
      .orderBy('segment.position')
      .execute();
    assert.equal(segments.length, 4);
    assert.deepEqual(
      { ...segments[3] },
      {
        source: 'Следующая встреча пройдёт в Баку.',
        machine: 'Das nächste Treffen findet in Baku statt.',
        state: 'machine',
      },
    );
    await editor.get(draft.headers.location as string).expect(404);
  });

  it('keeps a form sent without files or scripts, URL-encoded, as well', async () => {
    const answer = await editor
      .post('/articles/new')
      .type('form')
      .send({ ...TYPED, original: `${ORIGINAL} Ещё.` })
      .expect(303);
    assert.match(answer.headers.location ?? '', /^\/articles\/drafts\//);
  });

  const refused: [what: string, change: Typed, status: number, field: string, message: RegExp][] = [
    ['no original', { original: ' \n ' }, 422, 'original', /There is no text here/],
    ['no translation', { translation: '' }, 422, 'translation', /There is no text here/],
    ['NUL', { original: `${ORIGINAL}\n\0` }, 422, 'original', /Line 6 has a NUL character/],
    [
      'a control character',
      { translation: `${TRANSLATION}\u0007` },
      422,
      'translation',
      /Line 5 has a control character \(U\+0007\)/,
    ],
    [
      'over 5 MB',
      { translation: 'Wort und Tat. '.repeat(360_000) },
      413,
      'translation',
      /5\.\d MB; the most Emend takes in at once is 5 MB/,
    ],
    [
      'the same language twice',
      { sourceLanguage: 'de-AT' },
      422,
      'targetLanguage',
      /same language/,
    ],
    [
      'a language that is none',
      { sourceTag: 'Deutsch_Land' },
      422,
      'sourceLanguage',
      /Deutsch_Land/,
    ],
    ['a stub of a translation', { translation: 'Ja.' }, 422, 'translation', /seems to be missing/],
    [
      'the original twice',
      { translation: ORIGINAL },
      422,
      'translation',
      /Both texts are the same/,
    ],
    ['a script for an address', { url: 'javascript:alert(1)' }, 422, 'url', /no web address/],
    ['no day of the calendar', { publishedOn: '2020-02-30' }, 422, 'publishedOn', /no date/],
    ['a title like a book', { title: 'Ж'.repeat(501) }, 422, 'title', /at most|most is 500/],
  ];
  for (const [what, change, status, field, message] of refused) {
    it(`refuses ${what} and keeps all that was typed`, async () => {
      const typed = { ...TYPED, ...change };
      const { text } = await send(editor, typed).expect(status);
      const [, link] = new RegExp(`<a href="#field-${field}">([^<]*)</a>`).exec(text) ?? [];
      assert.match(textOf(link ?? ''), message);
      assert.match(text, new RegExp(`id="field-${field}"[^>]*aria-invalid="true"`));
      for (const [name, value] of Object.entries(typed)) {
        assert.equal(fieldValue(text, name), value, name);
      }
    });
  }

  it('tells everything that is wrong at once, in the order of the form', async () => {
    const { text } = await send(editor, {
      ...TYPED,
      original: '',
      url: 'ftp://x',
      publishedOn: 'gestern',
    }).expect(422);
    const links = [...text.matchAll(/<a href="#field-(\w+)">/g)].map(([, field]) => field);
    assert.deepEqual(links, ['original', 'url', 'publishedOn']);
  });

  it('speaks the reader’s language', async () => {
    const { text } = await send(editor, { ...TYPED, translation: '' })
      .set('accept-language', 'ru')
      .expect(422);
    assert.match(text, /<html lang="ru"/);
    assert.match(text, /Здесь нет текста/);
  });

  const encodings: [string, string, Buffer][] = [
    ['windows-1251', 'windows-1251', iconv.encode(`${ORIGINAL} Раз.`, 'windows-1251')],
    [
      'UTF-16 with a byte order mark',
      'UTF-16LE',
      iconv.encode(`\ufeff${ORIGINAL} Два.`, 'utf-16le'),
    ],
    ['UTF-16 without one', 'UTF-16BE', iconv.encode(`${ORIGINAL} Три.`, 'utf-16be')],
  ];
  for (const [name, encoding, bytes] of encodings) {
    it(`reads a file in ${name} and says so`, async () => {
      const draft = await send(editor, { ...TYPED, original: '' }, { originalFile: bytes }).expect(
        303,
      );
      const preview = await editor.get(draft.headers.location as string).expect(200);
      const text = textOf(preview.text);
      assert.match(
        text,
        new RegExp(`Original: The file was not in UTF-8. It was read as ${encoding}`),
      );
      assert.match(text, /Следующая встреча пройдёт в Баку\. (Раз|Два|Три)\./);
    });
  }

  it('puts the text of a file in the form when something else is wrong', async () => {
    const file = iconv.encode(ORIGINAL, 'windows-1251');
    const { text } = await send(
      editor,
      { ...TYPED, original: '', translation: '' },
      { originalFile: file },
    ).expect(422);
    assert.equal(fieldValue(text, 'original'), ORIGINAL);
    assert.match(textOf(text), /It was read as windows-1251/);
  });

  const files: [what: string, bytes: Buffer, status: number, message: RegExp][] = [
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 415, /This is a PDF file/],
    ['a program', Buffer.from([...Array(400).keys()].map((n) => n % 7)), 415, /not text/],
    ['a file over 5 MB', Buffer.alloc(5_200_000, 'a '), 413, /the most Emend takes in/],
    ['half a character', iconv.encode('\ufeffЗаголовок \ud800.', 'utf-16le'), 422, /surrogate/],
  ];
  for (const [what, bytes, status, message] of files) {
    it(`refuses ${what} and keeps what was pasted`, async () => {
      const { text } = await send(editor, TYPED, { translationFile: bytes }).expect(status);
      const [, link] = /<a href="#field-translation">([^<]*)<\/a>/.exec(text) ?? [];
      assert.match(textOf(link ?? ''), message);
      assert.equal(fieldValue(text, 'original'), ORIGINAL);
      assert.equal(fieldValue(text, 'translation'), TRANSLATION);
    });
  }

  it('takes the same article again only when told to', async () => {
    const typed = { ...TYPED, original: `${ORIGINAL}\n\nТот же текст.` };
    const first = await send(editor, typed).expect(303);
    await editor.post(`${first.headers.location}/save`).type('form').send({ version: '1' });
    // A browser sends the line breaks of a text field as CR LF.
    const crlf = { ...typed, original: typed.original.replaceAll('\n', '\r\n') };
    const { text } = await send(editor, crlf).expect(409);
    assert.match(text, /<a href="\/articles\/\d+">Open “Ein &lt;Titel&gt; &amp; mehr”<\/a>/);
    assert.equal(isTicked(text, 'again'), false);
    assert.equal(fieldValue(text, 'translation'), TRANSLATION);
    const second = await send(editor, { ...crlf, again: '1' }).expect(303);
    await editor
      .post(`${second.headers.location}/save`)
      .type('form')
      .send({ version: '1' })
      .expect(303);
  });

  it('takes a short translation when it is meant to be short', async () => {
    const typed = { ...TYPED, original: `${ORIGINAL} Кратко.`, translation: 'Ja.' };
    const { text } = await send(editor, typed).expect(422);
    assert.equal(isTicked(text, 'acceptShort'), false);
    await send(editor, { ...typed, acceptShort: '1' }).expect(303);
  });

  it('opens texts and languages of a draft again', async () => {
    const original = `${ORIGINAL} Снова.`;
    const typed = { ...TYPED, original, sourceLanguage: '', sourceTag: 'ru-UA' };
    const { headers } = await send(editor, typed).expect(303);
    const id = (headers.location as string).split('/').at(-1) as string;
    const { text } = await editor.get(`/articles/new?draft=${id}`).expect(200);
    assert.equal(fieldValue(text, 'original'), original);
    assert.equal(fieldValue(text, 'sourceLanguage'), 'ru-UA');
    const again = await send(editor, { ...TYPED, original, draft: id }).expect(303);
    assert.notEqual(again.headers.location, headers.location);
    await editor.get(headers.location as string).expect(404);
    // The form may be sent once more, from another tab or with the back button.
    await send(editor, { ...TYPED, original, draft: id }).expect(303);
  });

  it('keeps the structure of files in other formats, also when other details change', async () => {
    const page = (text: string) => Buffer.from(`<!doctype html><html><body>${text}</body></html>`);
    const files = [
      ['originalFile', 'парк.html', page('<h2>Парк в Гяндже</h2><p>Он <b>велик</b>.</p>')],
      ['translationFile', 'park.html', page('<h2>Park in Gandscha</h2><p>Er ist <b>groß</b>.</p>')],
    ] as const;
    const { original: _, translation: __, ...typed } = TYPED;
    const sendFiles = (details: Typed) => {
      const request = editor.post('/articles/new');
      for (const [name, value] of Object.entries(details)) request.field(name, value);
      for (const [name, filename, bytes] of files) request.attach(name, bytes, { filename });
      return request;
    };
    const refused = await sendFiles({ ...typed, publishedOn: 'gestern' }).expect(422);
    assert.match(textOf(refused.text), /Please choose the file “парк\.html” again/);

    const { headers } = await sendFiles(typed).expect(303);
    const draft = (headers.location as string).split('/').at(-1) as string;
    const form = await editor.get(`/articles/new?draft=${draft}`).expect(200);
    const texts = {
      original: fieldValue(form.text, 'original') ?? '',
      translation: fieldValue(form.text, 'translation') ?? '',
    };
    assert.equal(texts.original, 'Парк в Гяндже\n\nОн велик.\n');
    const again = await send(editor, { ...typed, ...texts, engine: 'Other', draft }).expect(303);
    const saved = await editor
      .post(`${again.headers.location}/save`)
      .type('form')
      .send({ version: '1' })
      .expect(303);
    const exported = await editor
      .get(`${saved.headers.location}/export?format=original&include=current`)
      .expect(200);
    assert.equal(exported.text, files[1][2].toString());
    const offered = await editor.get(`${saved.headers.location}/export`).expect(200);
    assert.match(
      textOf(offered.text),
      /As it came: HTML “park\.html” with the approved text in it/,
    );
  });

  it('is closed to readers, and to editors for languages that are not theirs', async () => {
    const reader = await app.as('reader');
    await reader.get('/articles/new').expect(403);
    await send(reader, TYPED).expect(403);
    const turkish = await app.as('editor', ['tr']);
    const { text } = await send(turkish, TYPED).expect(403);
    assert.equal(fieldValue(text, 'original'), ORIGINAL);
  });

  it('says that a form broken off on its way has to be sent again', async () => {
    await editor
      .post('/articles/new')
      .set('content-type', 'multipart/form-data; boundary=xyz')
      .send('--xyz\r\ncontent-disposition: form-data; name="title"\r\n\r\nEin')
      .expect(400, /did not arrive whole/);
    await editor.post('/articles/new').set('content-type', 'text/plain').send('x').expect(415);
  });

  it('gives back all that was typed when the server fails', async () => {
    const broken = await startApp();
    const agent = await broken.as('editor');
    await broken.services.db.schema.dropTable('import_draft').execute();
    const { text } = await send(agent, TYPED).expect(500);
    assert.match(textOf(text), /Nothing was saved/);
    for (const [name, value] of Object.entries(TYPED)) assert.equal(fieldValue(text, name), value);
    await broken.close();
  });
});
