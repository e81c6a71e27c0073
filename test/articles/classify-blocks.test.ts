import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { classifyBlocks } from '../../server/articles/classify-blocks.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import { read } from '../../server/formats/plain-text.ts';
import { MORE_ARTICLES, MORE_PAGES } from './more-pages.ts';
import { NOT_FURNITURE, PAGES, type Page } from './pages.ts';

const SHORT: Record<string, BlockKind> = {
  h: 'heading',
  p: 'paragraph',
  q: 'quotation',
  l: 'listItem',
  c: 'caption',
  r: 'comment',
  b: 'boilerplate',
};

function check({ language, text }: Page): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const expected = lines.map((line) => `${SHORT[line[0] as string]}: ${line.slice(2).trim()}`);
  const plain = lines.map((line) => line.slice(2)).join('\n\n');
  const found = classifyBlocks(read(plain, language)).blocks;
  assert.deepEqual(
    found.map(({ kind, text }) => `${kind}: ${text}`),
    expected,
  );
}

describe('pages with all that stands around an article', () => {
  for (const page of [...PAGES, ...MORE_PAGES]) test(page.name, () => check(page));
});

describe('articles that only look like furniture', () => {
  for (const page of [...NOT_FURNITURE, ...MORE_ARTICLES]) test(page.name, () => check(page));
});

test('the page as it was found on the web', async () => {
  const file = new URL('../../fixtures/ru-de-defence-talks/translation.de.txt', import.meta.url);
  const { blocks } = classifyBlocks(read(await readFile(file, 'utf8'), 'de'));
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    [
      'heading',
      'boilerplate',
      'paragraph',
      'quotation',
      'quotation',
      'paragraph',
      'paragraph',
      ...Array<BlockKind>(5).fill('boilerplate'),
      ...Array<BlockKind>(8).fill('comment'),
    ],
  );
  assert.equal(blocks[0]?.level, 1);
});

test('kinds that the format knew are kept', () => {
  const { blocks } = classifyBlocks({
    language: 'en',
    blocks: [
      { kind: 'heading', level: 3, text: 'Share' },
      { kind: 'listItem', text: 'Subscribe to our newsletter.' },
    ],
  });
  assert.deepEqual(blocks, [
    { kind: 'heading', level: 3, text: 'Share' },
    { kind: 'listItem', text: 'Subscribe to our newsletter.' },
  ]);
});

test('no text is lost, changed or reordered, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 30 }),
      fc.constantFrom('de', 'en', 'ru', 'tr', 'ar', 'zh', 'pl', 'ja'),
      (lines, language) => {
        const document = read(lines.join('\n\n'), language);
        const { blocks } = classifyBlocks(document);
        assert.deepEqual(
          blocks.map(({ text }) => text),
          document.blocks.map(({ text }) => text),
        );
      },
    ),
  );
});
