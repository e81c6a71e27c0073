import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { getTranslation } from '../../server/articles/article.store.ts';
import type { Translation } from '../../server/articles/article.ts';
import { translationPath } from '../../server/articles/translation-of.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { fieldValue, isTicked, textOf } from '../support/html.ts';

const ORIGINAL = `Переговоры в Баку

17 июля министры обсудили поставки для Отдельной общевойсковой армии. Переговоры продлились четыре часа.

Министр назвал встречу полезной. Следующая встреча пройдёт в Баку.`;
const MACHINE = `Verhandlungen in Baku

Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee. Die Verhandlungen dauerten drei Stunden.

Das Ministerium nannte das Treffen hilfreich. Das nächste Treffen findet in Baku statt.`;
const MINE = 'Der Minister nannte das Treffen „fruchtbar“ <sehr>.';

describe('the pages of a renewal', () => {
  let app: TestApp;
  let editor: Agent;
  let translation: Translation;
  let path: string;
  before(async () => {
    app = await startApp();
    editor = await app.as('editor');
  });
  after(() => app.close());
  beforeEach(async () => {
    translation = await storeSmallArticle(app.services.db);
    path = translationPath(translation);
  });

  const send = (query: string, form: Record<string, string>, agent = editor) =>
    agent.post(`${path}/renewal${query}`).type('form').send(form);

  const edit = (segment: number, text: string, version: number) =>
    editor.post(`${path}/segments/${segment}`).type('form').send({ text, version }).expect(303);

  const now = () => getTranslation(app.services.db, translation.article.id, 'de');

  /** Renews with a conflict in segment 4 and another original in segment 3; revision 2 comes of it. */
  async function renewWithConflict(): Promise<void> {
    await edit(4, MINE, 0);
    await send('?do=save&revision=1', { original: ORIGINAL, translation: MACHINE }).expect(303);
  }

  it('takes files as an import does, shows what they would do, and saves that', async () => {
    const plan = await editor
      .post(`${path}/renewal?do=plan`)
      .field('engine', 'DeepL 2020')
      .field('title', 'Neue Fassung')
      // As Windows writes it: with a mark in front, and CRLF.
      .attach('originalFile', Buffer.from(`\uFEFF${ORIGINAL.replaceAll('\n', '\r\n')}`), 'ru.txt')
      .attach('translationFile', Buffer.from(MACHINE), 'de.txt')
      .expect(200);
    assert.match(textOf(plan.text), /1 segment has another original/);
    assert.match(textOf(plan.text), /1 segment takes the new machine text/);
    assert.equal((await now()).revision, 0, 'nothing is saved yet');
    const form = Object.fromEntries(
      ['original', 'translation', 'engine', 'title', 'acceptShort'].map((name) => [
        name,
        fieldValue(plan.text, name) ?? '',
      ]),
    );
    const action = /formaction="([^"]*do=save[^"]*)"/.exec(plan.text)?.[1]?.replace('&amp;', '&');
    assert.equal(action, `${path}/renewal?do=save&revision=0`);
    const saving = editor.post(action);
    for (const [name, value] of Object.entries(form)) saving.field(name, value);
    const saved = await saving.expect(303);
    assert.equal(saved.headers.location, `${path}/renewal/open?revision=1`);
    const { revision, engine } = await now();
    assert.deepEqual([revision, engine], [1, 'DeepL 2020']);
    const history = await editor.get(`${path}/history/1`).expect(200);
    assert.match(textOf(history.text), /Neue Fassung/);
  });

  it('takes pasted text, of one side alone', async () => {
    const { text } = await send('?do=plan', { translation: MACHINE }).expect(200);
    assert.match(textOf(text), /4 segments stay as they are 1 segment takes the new machine text/);
    await send('?do=save&revision=0', { translation: MACHINE }).expect(303);
    const segment = await getSegment(app.services.db, translation.id, 4);
    assert.equal(segment.target, 'Das Ministerium nannte das Treffen hilfreich.');
    assert.equal((await now()).engine, null, 'the form said that it is not known');
  });

  it('says that there is nothing to renew, and offers nothing to save', async () => {
    const { text } = await send('?do=plan', {
      translation: MACHINE.replace('hilfreich', 'nützlich'),
      engine: 'Test',
    }).expect(200);
    assert.match(textOf(text), /There is nothing to renew/);
    assert.doesNotMatch(text, /do=save/);
  });

  it('goes back to the texts with everything as it was typed', async () => {
    const typed = {
      original: '  Ещё\tне  всё…\n\n«Конец»',
      translation: '\nNoch nicht <alles>',
      engine: 'Übersetzer & Söhne',
      title: 'Weil „es“ so ist',
      acceptShort: '1',
    };
    const { text } = await send('?do=edit', typed).expect(200);
    for (const name of ['original', 'translation', 'engine', 'title'] as const) {
      assert.equal(fieldValue(text, name), typed[name], name);
    }
    assert.equal(isTicked(text, 'acceptShort'), true);
  });

  it('keeps everything typed where something is wrong, and says what', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ original: '', translation: ' \n' }, /Paste a text or choose a file/],
      [{ translation: 'Kurz.' }, /most of it seems to be missing/],
      [{ original: 'Иное', translation: MACHINE, engine: 'x'.repeat(201) }, /200/],
      [{ original: ORIGINAL, engine: 'Anderes' }, /The engine belongs to a machine translation/],
    ];
    for (const [form, message] of wrong) {
      const typed = { original: '', translation: '', engine: 'Test', title: 'Grund', ...form };
      for (const query of ['?do=plan', '?do=save&revision=0']) {
        const { text } = await send(query, typed).expect(422);
        assert.match(textOf(text), message);
        for (const [name, value] of Object.entries(typed)) {
          assert.equal(fieldValue(text, name), value, name);
        }
      }
    }
    assert.equal((await now()).revision, 0);
  });

  it('keeps what was typed on one side when the file of the other is none it can read', async () => {
    const { text } = await editor
      .post(`${path}/renewal?do=plan`)
      .field('original', ORIGINAL)
      .attach('translationFile', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 1]), 'de.docx')
      .expect(415);
    assert.equal(fieldValue(text, 'original'), ORIGINAL);
    assert.match(text, /id="error-translation"/);
  });

  it('works out the plan anew where somebody saved meanwhile, and saves it then', async () => {
    await edit(4, MINE, 0);
    const form = { original: '', translation: MACHINE, engine: 'Test', title: '' };
    const { text } = await send('?do=save&revision=0', form).expect(409);
    assert.match(textOf(text), /Somebody has saved in the meantime/);
    assert.match(textOf(text), /1 conflict to settle/);
    assert.equal(fieldValue(text, 'translation'), MACHINE);
    assert.match(text, /do=save&amp;revision=1"/);
    assert.equal((await now()).revision, 1);
    await send('?do=save&revision=1', form).expect(303);
    assert.equal((await getSegment(app.services.db, translation.id, 4)).target, MINE);
  });

  it('knows no revision that is none, and saves nothing then', async () => {
    for (const revision of ['', '99', '-1', '1e0', '0x0']) {
      const { text } = await send(`?do=save&revision=${revision}`, { original: ORIGINAL }).expect(
        404,
      );
      assert.equal(fieldValue(text, 'original'), ORIGINAL, revision);
    }
    assert.equal((await now()).revision, 0);
  });

  it('is for those who may edit this language', async () => {
    const reader = await app.as('reader');
    const french = await app.as('editor', ['fr']);
    for (const agent of [reader, french]) {
      await agent.get(`${path}/renewal`).expect(403);
      await send('?do=save&revision=0', { original: ORIGINAL }, agent).expect(403);
      await agent
        .post(`${path}/segments/4/settlement`)
        .type('form')
        .send({ version: 0, take: 'mine' })
        .expect(403);
    }
    await reader.get(`${path}/renewal/open`).expect(200);
    await app.agent().get(`${path}/renewal`).expect(303);
    // What one may not do is not offered either.
    assert.doesNotMatch((await reader.get(path)).text, /\/renewal"/);
    assert.match((await editor.get(path)).text, /\/renewal"/);
  });

  it('lists what is to be looked at, with what changed, until it is settled', async () => {
    await renewWithConflict();
    const { text } = await editor.get(`${path}/renewal/open?revision=2`).expect(200);
    assert.match(textOf(text), /The texts are renewed/);
    assert.match(textOf(text), /deleted: три inserted: четыре часа/);
    assert.match(textOf(text), /deleted: nützlich inserted: hilfreich/);
    assert.match(text, /„fruchtbar“ &lt;sehr&gt;/);
    const settled = await editor
      .post(`${path}/segments/4/settlement`)
      .type('form')
      .send({ version: 2, take: 'machine' })
      .expect(303);
    assert.equal(settled.headers.location, `${path}/renewal/open`);
    await edit(3, 'Die Verhandlungen dauerten vier Stunden.', 2);
    const done = await editor.get(`${path}/renewal/open`).expect(200);
    assert.match(textOf(done.text), /There is nothing left to look at/);
    await editor.get(`${path}/renewal/open?revision=1`).expect(404);
  });

  it('marks segments in the workbench, and leads from one to the next', async () => {
    await renewWithConflict();
    const { text } = await editor.get(`${path}?state=marked`).expect(200);
    const marked = [...text.matchAll(/class="segment[^"]* is-marked" id="s(\d+)"/g)];
    assert.deepEqual(
      marked.map(([, id]) => id),
      ['3', '4'],
    );
    const next = async (after: number) =>
      (await editor.get(`${path}/next?want=marked&after=${after}`).expect(200)).body.segment;
    assert.deepEqual([await next(1), await next(3), await next(4)], [3, 4, 3]);
    await edit(4, 'Anders.', 2);
    await edit(3, 'Vier Stunden.', 2);
    assert.equal(await next(1), null);
    assert.match(textOf((await editor.get(`${path}?state=marked`)).text), /all/);
  });

  it('shows conflict and changed original in the segment’s panel, and settles there', async () => {
    await renewWithConflict();
    const panel = await editor.get(`${path}/segments/4/panel`).expect(200);
    assert.match(panel.text, /name="take" value="mine"/);
    assert.match(panel.text, /name="take" value="machine"/);
    assert.match(textOf(panel.text), /Machine text before Das Ministerium nannte/);
    const source = await editor.get(`${path}/segments/3`).expect(200);
    assert.match(textOf(source.text), /deleted: три inserted: четыре часа/);
    assert.match(source.text, /name="take" value="mine"/);
    assert.doesNotMatch(source.text, /value="machine"/);
    const reader = await app.as('reader');
    assert.doesNotMatch((await reader.get(`${path}/segments/4`)).text, /name="take"/);

    const answer = await editor
      .post(`${path}/segments/4/settlement`)
      .accept('json')
      .type('form')
      .send({ version: 2, take: 'mine' })
      .expect(200);
    assert.equal(answer.body.segment, 4);
    assert.equal(answer.body.revision, 2, 'nothing changed in the record');
    assert.doesNotMatch(answer.body.blocks[0].html, /is-marked/);
    assert.doesNotMatch((await editor.get(`${path}/segments/4/panel`)).text, /name="take"/);
    await editor
      .post(`${path}/segments/4/settlement`)
      .type('form')
      .send({ version: 2, take: 'mine' })
      .expect(409, /settled already/);
    for (const form of [{ take: 'mine' }, { version: '2' }, { version: '', take: 'mine' }]) {
      await editor.post(`${path}/segments/3/settlement`).type('form').send(form).expect(422);
    }
  });

  it('gives back every text that came in, and says whose machine it was', async () => {
    await send('?do=save&revision=0', { translation: MACHINE, engine: 'DeepL' }).expect(303);
    await send('?do=save&revision=1', { original: ORIGINAL, engine: 'DeepL' }).expect(303);
    const { text } = await editor.get(`${path}/renewal`).expect(200);
    assert.equal(fieldValue(text, 'engine'), 'DeepL');
    assert.match(
      textOf(text),
      /Imported · Test · [^·]+ · by Test · Original · Machine translation/,
    );
    assert.match(textOf(text), /Revision 1 · [^·]+ · [^·]+ · by DeepL · Machine translation/);
    const download = await editor.get(`${path}/renewal/texts/1/translation`).expect(200);
    assert.equal(download.text, MACHINE);
    assert.match(download.headers['content-type'] ?? '', /^text\/plain; charset=utf-8/);
    assert.match(
      download.headers['content-disposition'] ?? '',
      new RegExp(`attachment; filename="?${translation.article.id}-translation-1\\.txt"?`),
    );
    const imported = await editor.get(`${path}/renewal/texts/0/translation`).expect(200);
    assert.match(imported.text, /nützlich/);
    for (const wrong of ['1/original', '9/original', '0/both', 'x/original']) {
      await editor.get(`${path}/renewal/texts/${wrong}`).expect(404);
    }
  });
});
