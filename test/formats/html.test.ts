import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Document } from '../../server/formats/document.ts';
import { html } from '../../server/formats/html.ts';
import { withoutCodes } from '../../server/formats/inline.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (written?: Uint8Array) => new TextDecoder().decode(written);

async function read(page: string, language = 'de'): Promise<Document> {
  return html.read(bytes(page), language);
}

/** What a page's blocks are, in short. */
async function outline(page: string) {
  const { blocks } = await read(page);
  return blocks.map(({ kind, text: line }) => [kind, withoutCodes(line)]);
}

const SENTENCES =
  'Die Fähre legte am Abend mit zwei Stunden Verspätung ab, weil ein Kran im Hafen ausgefallen war. ' +
  'Die Reederei sprach von einem Einzelfall, die Fahrgäste warteten, obwohl niemand ihnen etwas sagte. ';

const PAGE = `<!DOCTYPE html>
<html lang="de"><head><title>Die Nachtfähre – Hafenblatt</title><meta charset="utf-8">
<style>p { color: red }</style></head>
<body>
<header><a href="/">Hafenblatt</a></header>
<nav><ul><li><a href="/a">Politik</a></li><li><a href="/b">Häfen</a></li></ul></nav>
<main><article>
<h1>Die Nachtfähre</h1>
<p>Von <a href="/autor">Ada Lund</a></p>
<p>${SENTENCES}<b>Wichtig:</b> ${SENTENCES}</p>
<figure><img src="k.jpg" alt="Kran"><figcaption>Der Kran im Hafen</figcaption></figure>
<h2>Was geschah</h2>
<p>${SENTENCES}${SENTENCES}</p>
<blockquote><p>„So etwas hat es noch nie gegeben“, sagte der Kapitän, und er sagte es mehr als einmal.</p></blockquote>
<p>${SENTENCES}${SENTENCES}</p>
</article></main>
<aside><p>Jetzt den Newsletter bestellen!</p></aside>
<footer><p>© Hafenblatt</p></footer>
<script>var x = "<p>kein Text</p>";</script>
</body></html>
`;

describe('pages', () => {
  it('are read as blocks; what is around the article is boilerplate', async () => {
    const kinds = new Map((await outline(PAGE)).map(([kind, line]) => [line?.slice(0, 20), kind]));
    assert.equal(kinds.get('Die Nachtfähre'), 'heading');
    assert.equal(kinds.get('Was geschah'), 'heading');
    assert.equal(kinds.get('Der Kran im Hafen'), 'caption');
    assert.equal(kinds.get('„So etwas hat es noc'), 'quotation');
    assert.equal(kinds.get('Die Fähre legte am A'), 'paragraph');
    for (const furniture of ['Hafenblatt', 'Politik', 'Jetzt den Newsletter', '© Hafenblatt']) {
      assert.equal(kinds.get(furniture), 'boilerplate', furniture);
    }
    assert.ok(![...kinds.keys()].some((line) => line?.includes('kein Text')));
  });

  it('have white space as it is shown, and emphasis and links as codes', async () => {
    const { blocks } = await read(
      '<p>  Ein\n   <em> Wort </em> und <a href="/x">ein <b>Link</b></a>&nbsp;! <br>  Neu<img src=i.png alt=Bild></p>',
    );
    const [block] = blocks;
    assert.equal(withoutCodes(block?.text ?? ''), 'Ein Wort und ein Link\u00a0! Neu');
    assert.deepEqual(
      block?.codes?.map(({ kind, type, data }) => [kind, type, data]),
      [
        ['open', 'italic', '<em>'],
        ['close', 'italic', '</em>'],
        ['open', 'link', '<a href="/x">'],
        ['open', 'bold', '<b>'],
        ['close', 'bold', '</b>'],
        ['close', 'link', '</a>'],
        ['standalone', 'break', '<br>'],
        ['standalone', 'image', '<img src=i.png alt=Bild>'],
      ],
    );
    assert.equal(block?.codes?.[2]?.address, '/x');
    assert.equal(block?.codes?.at(-1)?.equivalent, 'Bild');
  });

  it('say where items and cells stand', async () => {
    const { blocks } = await read(
      '<ol start="3"><li>drei<ul><li>a</li></ul></li><li>vier</li></ol>' +
        '<table><thead><tr><th>Ort</th><th>Zeit</th></tr></thead><tbody><tr><td>Baku</td><td>18:49</td></tr></tbody></table>',
    );
    assert.deepEqual(
      blocks.map(({ kind, text: line, list, cell }) => [kind, line, list ?? cell]),
      [
        ['listItem', 'drei', { list: 1, depth: 1, number: 3 }],
        ['listItem', 'a', { list: 2, depth: 2 }],
        ['listItem', 'vier', { list: 1, depth: 1, number: 4 }],
        ['paragraph', 'Ort', { table: 1, row: 0, column: 0, isHeader: true }],
        ['paragraph', 'Zeit', { table: 1, row: 0, column: 1, isHeader: true }],
        ['paragraph', 'Baku', { table: 1, row: 1, column: 0, isHeader: false }],
        ['paragraph', '18:49', { table: 1, row: 1, column: 1, isHeader: false }],
      ],
    );
  });

  it('get other texts put back, and stay as they were around them', async () => {
    const document = await read(PAGE);
    assert.equal(text(await html.putBack?.(bytes(PAGE), document)), PAGE);
    const blocks = document.blocks.map((block) => ({
      ...block,
      text: block.text.replace('Was geschah', 'Was <wirklich> & „ganz“ geschah'),
    }));
    assert.equal(
      text(await html.putBack?.(bytes(PAGE), { ...document, blocks })),
      PAGE.replace('Was geschah', 'Was &lt;wirklich&gt; &amp; „ganz“ geschah'),
    );
    await assert.rejects(
      async () => html.putBack?.(bytes(PAGE), { ...document, blocks: [] }),
      RangeError,
    );
  });

  it('keep their texts even where their elements are closed in a wrong order', async () => {
    const page = '<p><b>fett <i>beides</b> kursiv</i></p><table><p>außen</p><tr><td>innen</table>';
    const document = await read(page);
    const blocks = document.blocks.map((block) => ({
      ...block,
      text: block.text.replace('kursiv', 'schräg'),
    }));
    const written = text(await html.putBack?.(bytes(page), { ...document, blocks }));
    const again = await read(written);
    assert.deepEqual(
      again.blocks.map(({ text: line }) => withoutCodes(line)),
      blocks.map(({ text: line }) => withoutCodes(line)),
    );
  });

  it('are decoded as they say, and written back in UTF-8 saying so', async () => {
    const page = '<html><head><meta charset="windows-1251"></head><body><p>Баку</p></body></html>';
    const encoded = Buffer.concat([
      Buffer.from(page.slice(0, page.indexOf('Баку'))),
      Buffer.from([0xc1, 0xe0, 0xea, 0xf3]),
      Buffer.from('</p></body></html>'),
    ]);
    const document = await html.read(encoded, 'ru');
    assert.equal(document.blocks[0]?.text, 'Баку');
    assert.equal(
      text(await html.putBack?.(encoded, document)),
      page.replace('windows-1251', 'utf-8'),
    );
  });

  it('give back what is written to them', async () => {
    const line = fc
      .stringMatching(/^[a-zäа-яا-ي军<>&"' ]{1,20}$/u)
      .map((written) => written.trim().replace(/ +/gu, ' '))
      .filter((written) => written !== '');
    const block = fc.oneof(
      line.map((written) => ({ kind: 'paragraph' as const, text: written })),
      fc
        .tuple(line, fc.integer({ min: 1, max: 6 }))
        .map(([written, level]) => ({ kind: 'heading' as const, text: written, level })),
      line.map((written) => ({ kind: 'quotation' as const, text: written })),
      line.map((written) => ({ kind: 'caption' as const, text: written })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block), async (blocks) => {
        const written = await html.write({ language: 'ar', blocks });
        assert.match(text(written), /<html lang="ar" dir="rtl">/u);
        const read = await html.read(written, 'ar');
        assert.deepEqual(read.blocks, blocks);
      }),
      { numRuns: 40 },
    );
  });

  it('write lists in lists and tables so that they are read the same', async () => {
    const { blocks } = await read(
      '<ol start="3"><li>drei<ul><li>a</li><li>b</li></ul></li><li>vier</li></ol><ul><li>c</li></ul>' +
        '<table><tr><th>Ort</th><th>Zeit</th></tr><tr><td>Baku</td><td>18:49</td></tr></table><p>Ende</p>',
    );
    const again = await html.read(await html.write({ language: 'de', blocks }), 'de');
    assert.deepEqual(again.blocks, blocks);
  });
});
