import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addFile, insertBatch, startBatch } from '../../server/batches/batch.store.ts';
import { batchDone, resumeBatches, runBatch } from '../../server/batches/run-batch.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { forEachEngine } from '../support/engines.ts';
import { textOf } from '../support/html.ts';

const page = (text: string) => Buffer.from(`<!doctype html><html><body>${text}</body></html>`);
const xliff = (...units: string[]) =>
  Buffer.from(`<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="ru" target-language="de" datatype="plaintext"><body>
${units.join('\n')}
</body></file></xliff>`);
const unit = (id: string, source: string, target: string) =>
  `<trans-unit id="${id}"><source>${source}</source><target>${target}</target></trans-unit>`;

const FILES: [name: string, bytes: Buffer][] = [
  ['tee.ru.html', page('<h1>Чай в Гяндже</h1><p>В Гяндже открылась чайхана.</p>')],
  ['hafen.xlf', xliff(unit('1', 'Порт открылся.', 'Der Hafen wurde eröffnet.'))],
  ['doppelt.xlf', xliff(unit('1', 'Раз.', 'Eins.'), unit('1', 'Два.', 'Zwei.'))],
  ['tee.de.html', page('<h1>Tee in Gandscha</h1><p>In Gandscha öffnete ein Teehaus.</p>')],
  ['allein.md', Buffer.from('# Один\n\nУ этого текста нет перевода. **Совсем** нет.\n')],
];
const SETTINGS = { sourceLanguage: 'ru', targetLanguage: 'de', engine: '', again: false };

forEachEngine((engine) => {
  describe('importing many files', () => {
    let app: TestApp;
    let editor: Agent;
    before(async () => {
      app = await startApp(await engine.settings());
      editor = await app.as('editor');
    });
    after(() => app.close());

    const titles = async () =>
      (await app.services.db.selectFrom('article').select('title').orderBy('id').execute()).map(
        ({ title }) => title,
      );

    it('takes what is in order, tells of the rest where it is wrong, and imports no part of it', async () => {
      const request = editor
        .post('/batches')
        .field('sourceLanguage', 'ru')
        .field('targetLanguage', 'de');
      for (const [name, bytes] of FILES) request.attach('files', bytes, name);
      const { headers } = await request.expect(303);
      const path = headers.location as string;
      await batchDone(path.split('/').at(-1) as string);
      const { text } = await editor.get(path).expect(200);
      assert.match(textOf(text), /Done: 2 articles imported, 2 files refused\./);
      assert.match(textOf(text), /doppelt\.xlf, line 4: .*\(duplicate/);
      assert.match(textOf(text), /allein\.md .*This file holds the original alone/);
      assert.deepEqual((await titles()).sort(), ['Порт открылся.', 'Чай в Гяндже']);
      const links = [...text.matchAll(/href="(\/articles\/\d+\/translations\/de)"/g)];
      assert.equal(links.length, 3);
      await editor.get(links[0]?.[1] as string).expect(200);
    });

    it('takes files one by one, each of them once, until it is told to begin', async () => {
      const before = await titles();
      const begun = await editor
        .post('/batches')
        .set('accept', 'application/json')
        .field('more', '1')
        .field('sourceLanguage', 'ru')
        .field('targetLanguage', 'de')
        .expect(200);
      const { path } = begun.body as { path: string };
      const file = xliff(unit('1', 'Мост закрыт.', 'Die Brücke ist geschlossen.'));
      for (let times = 0; times < 2; times++) {
        await editor
          .post(`${path}/files`)
          .set('accept', 'application/json')
          .attach('files', file, 'мост.xlf')
          .expect(200);
      }
      const waiting = await editor.get(path).expect(200);
      assert.match(textOf(waiting.text), /1 file has come\./);
      const offered = await editor.get('/batches/new').expect(200);
      assert.match(offered.text, new RegExp(`href="${path}"`));
      assert.deepEqual(await titles(), before);
      await editor.post(`${path}/start`).expect(303);
      await batchDone(path.split('/').at(-1) as string);
      assert.deepEqual(await titles(), [...before, 'Мост закрыт.']);
      await editor.post(`${path}/files`).attach('files', file, 'ещё.xlf').expect(409);
    });

    it('goes on after a stop with what was not imported, and imports nothing twice', async () => {
      const { id: owner } = await app.member('editor');
      const batch = await insertBatch(app.services.db, owner, { ...SETTINGS, again: true });
      for (const index of [1, 2, 3]) {
        const bytes = xliff(unit('1', `Паром № ${index}.`, `Fähre Nr. ${index}.`));
        await addFile(app.services.db, batch, { name: `${index}.xlf`, bytes });
      }
      await startBatch(app.services.db, batch);
      // A process that is told to stop leaves what it has not begun.
      runBatch({ ...app.services, stopping: AbortSignal.abort() }, batch, owner);
      await batchDone(batch);
      const ferries = async () => (await titles()).filter((title) => title.startsWith('Паром'));
      assert.deepEqual(await ferries(), []);
      for (let times = 0; times < 2; times++) {
        await resumeBatches(app.services);
        await batchDone(batch);
      }
      assert.deepEqual(await ferries(), ['Паром № 1.', 'Паром № 2.', 'Паром № 3.']);
    });

    it('imports nothing for somebody who may no longer', async () => {
      const { id: owner } = await app.member('reader');
      const batch = await insertBatch(app.services.db, owner, SETTINGS);
      const bytes = xliff(unit('1', 'Тайна.', 'Geheimnis.'));
      await addFile(app.services.db, batch, { name: 'x.xlf', bytes });
      await startBatch(app.services.db, batch);
      runBatch(app.services, batch, owner);
      await batchDone(batch);
      assert.ok(!(await titles()).includes('Тайна.'));
    });

    it('is nobody else’s business', async () => {
      const { body } = await editor
        .post('/batches')
        .set('accept', 'application/json')
        .field('more', '1')
        .expect(200);
      const other = await app.as('editor');
      await other.get(body.path).expect(404);
      await other.post(`${body.path}/start`).expect(404);
      const reader = await app.as('reader');
      await reader.get('/batches/new').expect(403);
      await reader.post('/batches').field('more', '1').expect(403);
    });

    it('wants at least one file, and languages that are some', async () => {
      const none = await editor.post('/batches').field('engine', 'DeepL').expect(422);
      assert.match(textOf(none.text), /Choose at least one file\./);
      await editor.post('/batches').field('sourceLanguage', '??').field('more', '1').expect(422);
    });
  });
});
