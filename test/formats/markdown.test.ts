import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Document } from '../../server/formats/document.ts';
import { withoutCodes } from '../../server/formats/inline.ts';
import { markdown } from '../../server/formats/markdown.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (written?: Uint8Array) => new TextDecoder().decode(written);

async function read(source: string, language = 'de'): Promise<Document> {
  return markdown.read(bytes(source), language);
}

const ARTICLE = `---
title: "Переговоры в Баку"
author: Ada Lund
date: 2020-07-17
tags: [a, b]
---

# Переговоры в **Баку**

Am 17. Juli sprachen sie
lange, sagt [die Agentur](https://example.org/a "Titel").
Ende\\*.

> Ein Zitat
> über zwei Zeilen.

1. Erstens
2. Zweitens
   - darin

* Punkt

| Ort  | Zeit |
|------|-----:|
| Baku | 18:49 |
| a\\|b |  |

\`\`\`js
kein("Text");
\`\`\`

<div>auch keiner</div>

![Kran](k.jpg) Der \`kran\`[^1]

[^1]: Eine Fußnote.
`;

describe('Markdown', () => {
  it('is read as blocks with what front matter says', async () => {
    const { blocks, details } = await read(ARTICLE);
    assert.deepEqual(details, {
      title: 'Переговоры в Баку',
      author: 'Ada Lund',
      date: '2020-07-17',
    });
    assert.deepEqual(
      blocks.map(({ kind, level, list, cell, text: line }) => [
        kind,
        withoutCodes(line),
        level ?? list ?? cell,
      ]),
      [
        ['heading', 'Переговоры в Баку', 1],
        ['paragraph', 'Am 17. Juli sprachen sie lange, sagt die Agentur. Ende*.', undefined],
        ['quotation', 'Ein Zitat über zwei Zeilen.', undefined],
        ['listItem', 'Erstens', { list: 1, depth: 1, number: 1 }],
        ['listItem', 'Zweitens', { list: 1, depth: 1, number: 2 }],
        ['listItem', 'darin', { list: 2, depth: 2 }],
        ['listItem', 'Punkt', { list: 3, depth: 1 }],
        ['paragraph', 'Ort', { table: 1, row: 0, column: 0, isHeader: true }],
        ['paragraph', 'Zeit', { table: 1, row: 0, column: 1, isHeader: true }],
        ['paragraph', 'Baku', { table: 1, row: 1, column: 0, isHeader: false }],
        ['paragraph', '18:49', { table: 1, row: 1, column: 1, isHeader: false }],
        ['paragraph', 'a|b', { table: 1, row: 2, column: 0, isHeader: false }],
        ['paragraph', ' Der ', undefined],
        ['paragraph', 'Eine Fußnote.', undefined],
      ].map(([kind, line, place]) => [kind, line === ' Der ' ? ' Der ' : line, place]),
    );
    const codes = blocks[1]?.codes?.map(({ kind, type, data, address }) => [
      kind,
      type,
      data,
      address,
    ]);
    assert.deepEqual(codes, [
      ['open', 'link', '[', 'https://example.org/a'],
      ['close', 'link', '](https://example.org/a "Titel")', undefined],
    ]);
    assert.deepEqual(
      blocks.at(-2)?.codes?.map(({ type, data, equivalent }) => [type, data, equivalent]),
      [
        ['image', '![Kran](k.jpg)', 'Kran'],
        ['code', '`kran`', 'kran'],
        ['footnote', '[^1]', undefined],
      ],
    );
  });

  it('gets texts put back, and every other line stays as it was', async () => {
    const document = await read(ARTICLE);
    assert.equal(text(await markdown.putBack?.(bytes(ARTICLE), document)), ARTICLE);
    const blocks = document.blocks.map((block) => ({
      ...block,
      text: block.text
        .replace('Punkt', '# kein *Titel*')
        .replace('a|b', 'c|d')
        .replace('Zweitens', '2. [x] <y>'),
    }));
    assert.equal(
      text(await markdown.putBack?.(bytes(ARTICLE), { ...document, blocks })),
      ARTICLE.replace('* Punkt', '* \\# kein \\*Titel\\*')
        .replace('a\\|b', 'c\\|d')
        .replace('2. Zweitens', '2. 2\\. \\[x\\] \\<y>'),
    );
  });

  it('is told from plain text by its signs', () => {
    assert.ok(markdown.recognise(bytes(ARTICLE)) > 0.8);
    assert.ok(markdown.recognise(bytes('Ein Satz.\n\nNoch einer, mit 3 * 4 = 12.\n')) < 0.1);
  });

  it('is refused for front matter that is no YAML, with the line', async () => {
    const problems = await markdown.validate(bytes('---\ntitle: a\ntitle: b\n---\n\nText\n'));
    assert.deepEqual(
      problems.map(({ rule, line }) => [rule, line]),
      [['front-matter', 3]],
    );
    const bomb = `---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n${'d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n'.repeat(1)}---\n`;
    assert.deepEqual(await markdown.validate(bytes(bomb)), []);
  });

  it('gives back what is written to it, whatever the text looks like', async () => {
    const line = fc
      .stringMatching(/^[a-zäа-яا-ي军0-9#>+=|*_~`[\]()<&;:!."'\\ -]{1,24}$/u)
      .map((written) => written.trim().replace(/ +/gu, ' '))
      .filter((written) => written !== '');
    const block = fc.oneof(
      line.map((written) => ({ kind: 'paragraph' as const, text: written })),
      fc
        .tuple(line, fc.integer({ min: 1, max: 6 }))
        .map(([written, level]) => ({ kind: 'heading' as const, text: written, level })),
      line.map((written) => ({ kind: 'quotation' as const, text: written })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1 }), async (blocks) => {
        const written = await markdown.write({ language: 'de', blocks });
        const again = await markdown.read(written, 'de');
        assert.deepEqual(again.blocks, blocks);
      }),
      { numRuns: 300 },
    );
  });

  it('writes lists and tables so that they are read the same', async () => {
    const { blocks } = await read(
      '3. drei\n    - a\n    - b\n4. vier\n\n- c\n\n| Ort | Zeit |\n| - | - |\n| Baku | 18:49 |\n\nEnde\n',
    );
    const again = await markdown.read(await markdown.write({ language: 'de', blocks }), 'de');
    assert.deepEqual(again.blocks, blocks);
  });
});
