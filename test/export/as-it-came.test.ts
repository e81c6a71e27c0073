import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { getTranslation } from '../../server/articles/article.store.ts';
import type { GivenFile } from '../../server/articles/article-file.ts';
import { type ArticleInput, createArticle } from '../../server/articles/import-article.ts';
import type { Connection } from '../../server/database/connect.ts';
import { type Events, openEvents } from '../../server/database/events.ts';
import { UserError, UserErrors } from '../../server/errors.ts';
import { exportAny } from '../../server/export/export-any.ts';
import type { FileFormat } from '../../server/export/file-formats.ts';
import { docx } from '../../server/formats/docx.ts';
import type { FormatName } from '../../server/formats/format.ts';
import { formatNamed } from '../../server/formats/formats.ts';
import { readZip } from '../../server/formats/zip.ts';
import { listSegments } from '../../server/revisions/segment.store.ts';
import { verifyTranslation } from '../../server/revisions/verify.ts';
import { VERSION } from '../../server/version.ts';
import { openI18n } from '../../server/web/i18n.ts';
import { exclude, join, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { FERRY, partOf } from '../formats/docx-package.ts';
import { someone } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';

const ADMIN = { ...someone('administrator'), name: 'Ada' };
const RUSSIAN_PAGE = `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Порт</title></head>
<body><nav><a href="/">Главная</a></nav>
<article><h1>Новый порт в Баку</h1>
<p>Порт <b>открылся</b> в <a href="/may">мае</a>. Министр был доволен, как сообщает пресс-служба.</p>
<ul><li>Длина причала 400 м.</li><li>Глубина 12 м.</li></ul></article></body></html>
`;
const GERMAN_PAGE = `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Hafen</title></head>
<body><nav><a href="/">Startseite</a></nav>
<article><h1>Neuer Hafen in Baku</h1>
<p>Der Hafen wurde im <a href="/may">Mai</a> <b>eröffnet</b>. Der Minister war zufrieden, wie der Pressedienst meldet.</p>
<ul><li>Die Kailänge beträgt 400 m.</li><li>Die Tiefe beträgt 12 m.</li></ul></article></body></html>
`;
const RUSSIAN_MARKDOWN = `---
title: Порт
---

# Новый порт в Баку

Порт *открылся* в [мае](https://example.org/may). Министр был доволен.

> «Порт нам нужен», сказал он.

1. Длина 400 м.
2. Глубина \`12 м\`.
`;
const GERMAN_MARKDOWN = `---
title: Hafen
---

# Neuer Hafen in Baku

Der Hafen wurde im [Mai](https://example.org/may) *eröffnet*. Der Minister war zufrieden.

> „Wir brauchen den Hafen“, sagte er.

1. Länge 400 m.
2. Tiefe \`12 м\`.
`;
const XLIFF = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:own="urn:example:own">
<file original="port.html" source-language="ru" target-language="de" datatype="html" own:kept="yes"><body>
<trans-unit id="t1"><source>Порт <g id="1">открылся</g> в мае.</source><target state="needs-review-translation">Der Hafen wurde im Mai <g id="1">eröffnet</g>.</target><note from="Лейла">Дата проверена.</note></trans-unit>
<trans-unit id="t2" approved="yes"><source>Министр<x id="2"/> был доволен.</source><target state="final">Der Minister<x id="2"/> war zufrieden.</target></trans-unit>
<trans-unit id="t3"><source>Ещё не переведено.</source></trans-unit>
<trans-unit id="t4" translate="no"><source>SOCAR</source><target>SOCAR</target></trans-unit>
</body></file></xliff>
`;
const XLIFF2 = `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="tr" trgLang="de">
<file id="f1"><notes><note>Bütün dosya için.</note></notes><unit id="u1"><notes><note id="n1">Başlık</note></notes>
<originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData>
<segment id="s1" state="translated"><source>Liman <pc id="1" dataRefStart="d1" dataRefEnd="d2">mayısta</pc> açıldı.</source><target>Der Hafen wurde <pc id="1" dataRefStart="d1" dataRefEnd="d2">im Mai</pc> eröffnet.</target></segment>
<ignorable><source> </source></ignorable>
<segment id="s2" state="initial"><source>Bakan memnundu.</source></segment></unit></file></xliff>
`;
const PO = `# Hafen
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de\\n"
"X-Source-Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. About the port
#: port.c:12
#, c-format
msgctxt "news"
msgid "The port of %s opened in May."
msgstr "Der Hafen von %s wurde im Mai eröffnet."

#, fuzzy
msgid "One ship"
msgid_plural "%d ships"
msgstr[0] "Ein Schiff"
msgstr[1] "%d Schiffe"
`;
const TMX = `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Emend" creationtoolversion="${VERSION}" segtype="sentence" o-tmf="Emend" adminlang="en" srclang="ru" datatype="plaintext"/>
<body>
<tu tuid="1">
<tuv xml:lang="ru"><seg>Порт открылся в мае.</seg></tuv>
<tuv xml:lang="de"><seg>Der Hafen wurde im Mai eröffnet.</seg></tuv>
</tu>
</body>
</tmx>
`;
const CSV = 'source,target,state\r\nПорт открылся в мае.,"Der Hafen, im Mai eröffnet.",edited\r\n';
const JSON_PAIRS = JSON.stringify({
  sourceLanguage: 'ru',
  targetLanguage: 'de',
  blocks: [
    {
      kind: 'paragraph',
      segments: [
        { id: 'a', source: 'Порт открылся в мае.', target: 'Eröffnet im Mai.', state: 'edited' },
      ],
    },
  ],
});

function file(name: string, content: string | Uint8Array): GivenFile {
  return { name, bytes: typeof content === 'string' ? Buffer.from(content) : content };
}

const RUSSIAN_GERMAN = { sourceLanguage: 'ru', targetLanguage: 'de' };

forEachEngine((engine) => {
  let connection: Connection & { events: Events };
  let t: Awaited<ReturnType<typeof openI18n>>['t'];
  before(async () => {
    const opened = await engine.open();
    const events = await openEvents(opened, pino({ level: 'silent' }));
    connection = { ...opened, events };
    t = (await openI18n()).getFixedT('en');
  });
  after(() => connection.events.close());

  async function imported(input: ArticleInput, importer = ADMIN) {
    const id = await createArticle(connection, { again: true, ...input }, importer);
    const { target_language: language } = await connection.db
      .selectFrom('translation')
      .select('target_language')
      .where('article_id', '=', id)
      .executeTakeFirstOrThrow();
    return getTranslation(connection.db, id, language);
  }

  async function exported(
    translation: Awaited<ReturnType<typeof imported>>,
    format: FileFormat = 'original',
  ) {
    const { body } = await exportAny(
      connection,
      translation,
      { format, include: 'current', t, language: 'en' },
      ADMIN,
    );
    return Buffer.from(body);
  }

  async function edit(translation: number, from: string, to: string) {
    const segments = await listSegments(connection.db, translation);
    const segment = segments.find(({ target }) => target.includes(from));
    assert.ok(segment, from);
    const text = segment.target.replace(from, to);
    const { id, version } = segment;
    const saved = await saveSegment(connection, translation, id, { text, version }, ADMIN);
    assert.equal(saved.outcome, 'saved');
  }

  const given: [name: string, input: ArticleInput, expected: string][] = [
    [
      'HTML',
      {
        ...RUSSIAN_GERMAN,
        originalFile: file('port.ru.html', RUSSIAN_PAGE),
        translationFile: file('port.de.html', GERMAN_PAGE),
      },
      GERMAN_PAGE,
    ],
    [
      'Markdown',
      {
        ...RUSSIAN_GERMAN,
        originalFile: file('port.ru.md', RUSSIAN_MARKDOWN),
        translationFile: file('port.de.md', GERMAN_MARKDOWN),
      },
      GERMAN_MARKDOWN,
    ],
    ['XLIFF 1.2', { originalFile: file('port.xlf', XLIFF) }, XLIFF],
    ['XLIFF 2', { originalFile: file('liman.xlf', XLIFF2) }, XLIFF2],
    ['PO', { originalFile: file('port.po', PO) }, PO],
    ['TMX', { originalFile: file('port.tmx', TMX) }, TMX],
  ];
  for (const [name, input, expected] of given) {
    it(`gives ${name} back to the letter when nothing was changed, and its record holds`, async () => {
      const translation = await imported(input);
      assert.equal((await exported(translation)).toString(), expected);
      const proof = await verifyTranslation(connection.db, translation.id);
      assert.equal(proof?.failure, undefined);
    });
  }

  for (const [name, content] of [
    ['csv', CSV],
    ['json', JSON_PAIRS],
  ] as [FormatName, string][]) {
    it(`gives the pairs of ${name} back`, async () => {
      const bytes = Buffer.from(content);
      const translation = await imported({
        ...RUSSIAN_GERMAN,
        originalFile: file(`a.${name}`, bytes),
      });
      const format = formatNamed(name);
      assert.ok(format.isBilingual);
      const [came, went] = [
        await format.read(bytes),
        await format.read(await exported(translation)),
      ];
      assert.deepEqual(went.units, came.units);
    });
  }

  it('gives a document of Word back to the byte, and changes only the paragraph that was edited', async () => {
    const original = await docx.read(FERRY, 'de');
    const translated = await docx.putBack?.(FERRY, {
      ...original,
      language: 'en',
      blocks: original.blocks.map((block) =>
        block.text === 'Zweitens kam Nebel.' ? { ...block, text: 'Secondly, fog came.' } : block,
      ),
    });
    const translation = await imported({
      sourceLanguage: 'de',
      targetLanguage: 'en',
      originalFile: file('ferry.docx', FERRY),
      translationFile: file('ferry.en.docx', translated as Uint8Array),
    });
    assert.deepEqual(
      await readZip(await exported(translation)),
      await readZip(translated as Uint8Array),
    );
    await edit(translation.id, 'fog came', 'there was fog');
    const changed = await exported(translation);
    const text = await partOf(changed, 'word/document.xml');
    assert.match(text, /Secondly, there was fog\./);
    assert.deepEqual(await docx.validate(changed), []);
  });

  it('keeps links and emphasis of a page around what was edited, split and joined', async () => {
    const translation = await imported(given[0]?.[1] as ArticleInput);
    const segments = await listSegments(connection.db, translation.id);
    const at = segments.findIndex(({ target }) => target.startsWith('Der Hafen'));
    const [first, second] = [segments[at], segments[at + 1]];
    assert.ok(first && second);
    const seen = ({ id, version }: { id: number; version: number }) => ({ id, version });
    await join(connection, translation.id, seen(first), seen(second), ADMIN);
    await edit(translation.id, 'zufrieden', 'froh');
    await edit(translation.id, 'Der Hafen wurde', 'Der neue Hafen wurde');
    const page = (await exported(translation)).toString();
    assert.equal(
      page,
      GERMAN_PAGE.replace('zufrieden', 'froh').replace('Der Hafen', 'Der neue Hafen'),
    );
    const [joined] = (await listSegments(connection.db, translation.id)).slice(at, at + 1);
    assert.ok(joined);
    const cut = {
      source: joined.source.indexOf('Министр'),
      target: joined.target.indexOf('Der M'),
    };
    await split(connection, translation.id, seen(joined), cut, ADMIN);
    assert.equal((await exported(translation)).toString(), page);
  });

  it('leaves out what was excluded, and navigation as it is', async () => {
    const translation = await imported(given[0]?.[1] as ArticleInput);
    const segments = await listSegments(connection.db, translation.id);
    const item = segments.find(({ target }) => target.includes('Tiefe'));
    assert.ok(item);
    await exclude(connection, translation.id, item, true, ADMIN);
    const page = (await exported(translation)).toString();
    assert.doesNotMatch(page, /Tiefe/);
    assert.match(page, /<nav><a href="\/">Startseite<\/a><\/nav>/);
  });

  it('puts a pasted translation into the page of the original', async () => {
    const translation = await imported({
      ...RUSSIAN_GERMAN,
      originalFile: file('port.html', RUSSIAN_PAGE),
      translation: `Neuer Hafen in Baku

Der Hafen wurde im Mai eröffnet. Der Minister war zufrieden, wie der Pressedienst meldet.

Die Kailänge beträgt 400 m.

Die Tiefe beträgt 12 m.`,
    });
    const page = (await exported(translation)).toString();
    assert.match(page, /<h1>Neuer Hafen in Baku<\/h1>/);
    assert.match(
      page,
      /<ul><li>Die Kailänge beträgt 400 m\.<\/li><li>Die Tiefe beträgt 12 m\.<\/li>/,
    );
    assert.match(page, /Главная/);
  });

  it('changes the target and the state of what was edited in XLIFF, and keeps its codes', async () => {
    const translation = await imported({ originalFile: file('port.xlf', XLIFF) });
    await edit(translation.id, 'war zufrieden', 'freute sich');
    const changed = (await exported(translation)).toString();
    assert.match(changed, /<target[^>]*>Der Minister<x id="2"\/> freute sich\.<\/target>/);
    assert.doesNotMatch(changed, /approved="yes"/);
    assert.match(changed, /own:kept="yes"/);
    assert.deepEqual(await formatNamed('xliff').validate(Buffer.from(changed)), []);
  });

  it('brings states, kinds and notes of a bilingual file in', async () => {
    const translation = await imported({ originalFile: file('port.xlf', XLIFF) });
    const segments = await listSegments(connection.db, translation.id);
    assert.deepEqual(
      segments.map(({ source, machine, state, kind }) => [source, machine, state, kind]),
      [
        ['Порт открылся в мае.', 'Der Hafen wurde im Mai eröffnet.', 'edited', 'paragraph'],
        ['Министр был доволен.', 'Der Minister war zufrieden.', 'approved', 'paragraph'],
        ['Ещё не переведено.', '', 'machine', 'paragraph'],
        ['SOCAR', 'SOCAR', 'machine', 'boilerplate'],
      ],
    );
    const comments = await connection.db
      .selectFrom('comment')
      .select(['segment_id', 'author', 'body'])
      .where('translation_id', '=', translation.id)
      .execute();
    assert.deepEqual(
      comments.map((row) => ({ ...row })),
      [{ segment_id: 1, author: 'Лейла', body: 'Дата проверена.' }],
    );
  });

  it('begins with what a file proposes, and leaves it a proposal until somebody has taken it', async () => {
    const proposal =
      '<alt-trans match-quality="80" origin="MT"><source>Ещё не переведено.</source>' +
      '<target>Noch nicht <g id="9">übersetzt</g>.</target></alt-trans>';
    const file1 = XLIFF.replace(
      '<source>Ещё не переведено.</source>',
      `<source>Ещё не переведено.</source>${proposal}`,
    );
    const translation = await imported({ originalFile: file('port.xlf', file1) });
    const segment = (await listSegments(connection.db, translation.id))[2];
    assert.ok(segment);
    assert.deepEqual([segment.target, segment.state], ['Noch nicht übersetzt.', 'machine']);
    assert.equal((await exported(translation)).toString(), file1);
    const { id, version } = segment;
    const taken = { version, state: 'reviewed' as const };
    await saveSegment(connection, translation.id, id, taken, ADMIN);
    const changed = (await exported(translation)).toString();
    assert.match(changed, /<target state="[^"]+"[^>]*>Noch nicht übersetzt\.<\/target>/);
    assert.deepEqual(await formatNamed('xliff').validate(Buffer.from(changed)), []);
  });

  it('lets nobody approve by a file who may not approve', async () => {
    const editor = { ...someone('editor'), name: 'Ümit' };
    const translation = await imported({ originalFile: file('port.xlf', XLIFF) }, editor);
    const segments = await listSegments(connection.db, translation.id);
    assert.deepEqual(
      segments.map(({ state }) => state),
      ['edited', 'edited', 'machine', 'machine'],
    );
  });

  const written: [format: FileFormat, name: FormatName][] = [
    ['docx', 'docx'],
    ['tracked', 'docx'],
    ['review', 'docx'],
    ['xliff', 'xliff'],
    ['xliff2', 'xliff2'],
    ['tmx', 'tmx'],
    ['po', 'po'],
    ['csv', 'csv'],
    ['tsv', 'tsv'],
  ];
  for (const [format, name] of written) {
    it(`writes a valid file as ${format}, with the current text in it`, async () => {
      const translation = await imported(given[0]?.[1] as ArticleInput);
      await edit(translation.id, 'zufrieden', 'froh & heiter');
      const bytes = await exported(translation, format);
      const reader = formatNamed(name);
      assert.deepEqual(await reader.validate(bytes), []);
      const read = reader.isBilingual
        ? (await reader.read(bytes)).units.flatMap(({ segments }) =>
            segments.map(({ target }) => target),
          )
        : (await reader.read(bytes, 'de')).blocks.map(({ text }) => text);
      assert.match(
        read.join('\n'),
        /Der Minister war froh & heiter, wie der Pressedienst meldet\./,
      );
    });
  }

  it('tracks each change with whoever made it, and keeps the history in XLIFF 2', async () => {
    const translation = await imported(given[0]?.[1] as ArticleInput);
    await edit(translation.id, 'zufrieden', 'froh');
    const text = await partOf(await exported(translation, 'tracked'), 'word/document.xml');
    assert.match(text, /<w:del [^>]*w:author="Ada"[^>]*>.*?zufrieden.*?<\/w:del>/);
    assert.match(text, /<w:ins [^>]*w:author="Ada"[^>]*>.*?froh.*?<\/w:ins>/);
    const xliff = (await exported(translation, 'xliff2')).toString();
    assert.match(xliff, /<ctr:revision author="Ada"[^>]*version="r2"/);
  });

  it('reads a table for review back in', async () => {
    const translation = await imported(given[0]?.[1] as ArticleInput);
    await edit(translation.id, 'zufrieden', 'froh');
    const table = await exported(translation, 'review');
    const again = await imported({ ...RUSSIAN_GERMAN, originalFile: file('review.docx', table) });
    const texts = async (id: number) =>
      (await listSegments(connection.db, id))
        .filter(({ kind }) => kind !== 'boilerplate')
        .map(({ source, target }) => [source, target]);
    assert.deepEqual(await texts(again.id), await texts(translation.id));
  });

  it('refuses the original format where there is no file, or another original by now', async () => {
    const typed = await imported({
      original: 'Порт открылся в мае. Министр был доволен.',
      translation: 'Der Hafen wurde im Mai eröffnet. Der Minister war zufrieden.',
      ...RUSSIAN_GERMAN,
    });
    await assert.rejects(
      exported(typed),
      (error) => error instanceof UserError && error.key === 'export:error.noFile',
    );
    const translation = await imported({ originalFile: file('port.xlf', XLIFF) });
    await connection.db
      .updateTable('segment')
      .set({ source: 'Другой источник.' })
      .where('translation_id', '=', translation.id)
      .where('id', '=', 1)
      .execute();
    await assert.rejects(
      exported(translation),
      (error) => error instanceof UserError && error.key === 'export:error.changedSince',
    );
  });

  it('stores nothing of a bad file and tells line and rule', async () => {
    const count = async () =>
      (await connection.db.selectFrom('article_file').select('article_id').execute()).length;
    const before = await count();
    const bad = XLIFF.replace('id="t2"', 'id="t1"');
    await assert.rejects(imported({ originalFile: file('bad.xlf', bad) }), (error) => {
      const [first] = error instanceof UserErrors ? error.errors : [error];
      assert.ok(first instanceof UserError);
      assert.equal(first.key, 'import:error.file');
      assert.deepEqual([first.params.name, first.params.line], ['bad.xlf', 5]);
      return true;
    });
    assert.equal(await count(), before);
  });
});

describe('a text and its translation', () => {
  it('are both needed', async () => {
    await assert.rejects(
      createArticle(
        {} as Connection,
        { ...RUSSIAN_GERMAN, originalFile: file('a.html', RUSSIAN_PAGE) },
        ADMIN,
      ),
      (error) => error instanceof UserError && error.key === 'import:error.translationNeeded',
    );
  });
});
