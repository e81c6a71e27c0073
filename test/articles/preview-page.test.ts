import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { fieldValue, textOf } from '../support/html.ts';

const ORIGINAL = `Поставки

Первое предложение о поставках. Второе предложение о переговорах. Третье предложение о Баку.

Последнее предложение статьи.`;

const TRANSLATION = `Lieferungen

Erster Satz über Lieferungen. Zweiter Satz über Verhandlungen. Dritter Satz über Baku.

Letzter Satz des Artikels.`;

describe('the preview of an import', () => {
  let app: TestApp;
  let editor: Agent;
  let drafts = 0;
  before(async () => {
    app = await startApp();
    editor = await app.as('editor');
  });
  after(() => app.close());

  /** Begins an import; returns the address of its preview. */
  async function begin(agent: Agent = editor, original?: string): Promise<string> {
    drafts += 1;
    const { headers } = await agent
      .post('/articles/new')
      .field('original', original ?? `${ORIGINAL} Выпуск ${drafts}.`)
      .field('translation', `${TRANSLATION} Ausgabe ${drafts}.`)
      .field('sourceLanguage', 'ru')
      .field('targetLanguage', 'de')
      .expect(303);
    return headers.location as string;
  }

  const press = (path: string, form: Record<string, string>) =>
    editor.post(path).type('form').send(form);

  /** Kinds of the blocks shown, in order. */
  function kinds(html: string): string[] {
    return [...html.matchAll(/<form class="preview-block[^"]*".*?<\/form>/gs)].map(
      ([block]) => fieldValue(block, 'kind') ?? '',
    );
  }

  it('changes a kind without a script, and shows the block it changed', async () => {
    const path = await begin();
    const { text } = await editor.get(path).expect(200);
    assert.deepEqual(kinds(text), ['heading:1', 'paragraph', 'paragraph']);
    const answer = await press(path, { version: '1', block: '2', kind: 'quotation' }).expect(303);
    assert.equal(answer.headers.location, `${path}?page=1&at=2#b2`);
    const changed = await editor.get(`${path}?page=1&at=2`).expect(200);
    assert.deepEqual(kinds(changed.text), ['heading:1', 'paragraph', 'quotation']);
    assert.equal(changed.text.match(/<select[^>]* autofocus/g)?.length, 1);
  });

  it('merges, splits and pairs anew in place, and takes each back', async () => {
    const path = await begin();
    const inPlace = (form: Record<string, string>) =>
      press(path, form).set('hx-request', 'true').expect(200);
    const merged = await inPlace({ version: '1', block: '1', do: 'mergeBlocks' });
    assert.ok(!merged.text.includes('<html'), 'only the blocks are answered');
    assert.equal(kinds(merged.text).length, 2);
    const split = await inPlace({ version: '2', block: '1', do: 'splitBlock:1' });
    assert.equal(kinds(split.text).length, 3);
    const moved = await inPlace({ version: '3', block: '1', do: 'move:0:target:next' });
    const menu = /<details class="bead-menu" open>\s*<summary [^>]* autofocus/;
    assert.match(moved.text.slice(moved.text.indexOf('id="p2-0"')), menu);
    assert.match(moved.text, /id="p1-0"[\s\S]*no sentence/);
    await inPlace({ version: '4', do: 'undo' });
    await inPlace({ version: '5', do: 'undo' });
    const back = await inPlace({ version: '6', do: 'undo' });
    assert.deepEqual(kinds(back.text), ['heading:1', 'paragraph', 'paragraph']);
    assert.match(back.text, /value="undo" disabled/);
  });

  it('makes no change that was chosen on blocks as they no longer are', async () => {
    const path = await begin();
    await press(path, { version: '1', block: '0', do: 'mergeBlocks' }).expect(303);
    const stale = await press(path, { version: '1', block: '0', do: 'mergeBlocks' }).expect(409);
    assert.match(textOf(stale.text), /changed meanwhile/);
    assert.equal(kinds(stale.text).length, 2);
    const refused = await press(`${path}/save`, { version: '1' }).expect(409);
    // In another interface language, the page it answered with is opened anew.
    assert.equal(fieldValue(refused.text, 'back'), `${path}/save`);
    await editor.get(`${path}/save`).expect(303).expect('location', path);
  });

  it('refuses changes no page of ours offers', async () => {
    const path = await begin();
    const unknown: Record<string, string>[] = [
      { do: 'explode', block: '0' },
      { do: 'move:0:middle:next', block: '0' },
      { do: 'kind', kind: 'poem', block: '0' },
      { do: 'joinBeads:x', block: '1' },
      { do: 'joinBeads:0', block: '-1' },
      // Empty is not the first one, nor is any other spelling of a number one.
      { do: 'mergeBlocks', block: '' },
      { do: 'splitBlock:', block: '0' },
      { do: 'splitBlock:1e0', block: '0' },
      { do: 'kind', kind: 'heading:', block: '0' },
    ];
    for (const form of unknown) {
      await press(path, { version: '1', ...form }).expect(400, /does not know this change/);
    }
    await press(path, { version: '1', block: '77', do: 'mergeBlocks' }).expect(303);
    for (const version of ['', ' 1', '0x1']) {
      const { text } = await press(path, { version, block: '0', do: 'mergeBlocks' }).expect(422);
      assert.equal(kinds(text).length, 3);
    }
  });

  it('takes what is said about the article, and keeps what does not fit as typed', async () => {
    const path = await begin();
    const typed = { do: 'details', title: 'Neuer “Titel”', url: 'gopher://x', author: 'Ада' };
    const refused = await press(path, typed).expect(422);
    assert.equal(fieldValue(refused.text, 'title'), 'Neuer “Titel”');
    assert.equal(fieldValue(refused.text, 'url'), 'gopher://x');
    assert.match(refused.text, /<details open>/);
    await press(path, { ...typed, url: 'https://example.org/' }).expect(303);
    const { text } = await editor.get(path).expect(200);
    assert.equal(fieldValue(text, 'author'), 'Ада');
    await press(path, { ...typed, title: ' ', url: '' }).expect(303);
    assert.equal(fieldValue((await editor.get(path)).text, 'title'), 'Поставки');
  });

  it('belongs to whoever began it', async () => {
    const path = await begin();
    const other = await app.as('administrator');
    await other.get(path).expect(404);
    await other.post(path).type('form').send({ version: '1', do: 'undo' }).expect(404);
    await other.post(`${path}/discard`).expect(404);
    await other.get(`/articles/new?draft=${path.split('/').at(-1)}`).expect(404);
  });

  it('goes when it is discarded', async () => {
    const path = await begin();
    await editor.post(`${path}/discard`).expect(303).expect('location', '/');
    await editor.get(path).expect(404, /saved, discarded, or left for 30 days/);
  });

  it('is not stored beside the same article unless that is meant', async () => {
    const original = `${ORIGINAL}\n\nДважды.`;
    const [first, second] = [await begin(editor, original), await begin(editor, original)];
    await press(`${first}/save`, { version: '1' }).expect(303);
    const { text } = await press(`${second}/save`, { version: '1' }).expect(409);
    assert.match(textOf(text), /Save as a separate article/);
    await press(`${second}/save`, { version: '1', again: '1' }).expect(303);
  });

  it('shows long articles in pages, a change leading to the page it is on', async () => {
    const paragraph = (index: number) => `Абзац номер ${index} говорит о поставках.`;
    const original = Array.from({ length: 130 }, (_, index) => paragraph(index)).join('\n\n');
    const translation = Array.from(
      { length: 130 },
      (_, index) => `Absatz Nummer ${index} spricht von Lieferungen.`,
    ).join('\n\n');
    const { headers } = await editor
      .post('/articles/new')
      .field('original', original)
      .field('translation', translation)
      .expect(303);
    const path = headers.location as string;
    const first = await editor.get(path).expect(200);
    assert.equal(kinds(first.text).length, 100);
    assert.match(textOf(first.text), /Page 1 of 2/);
    const second = await editor.get(`${path}?page=2`).expect(200);
    assert.equal(kinds(second.text).length, 30);
    const answer = await press(path, { version: '1', block: '120', kind: 'caption' }).expect(303);
    assert.equal(answer.headers.location, `${path}?page=2&at=120#b120`);
    await editor.get(`${path}?page=99&at=xyz`).expect(200, /Page 2 of 2/);
  });
});
