import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findComments } from '../../../server/articles/furniture/comments.ts';
import { type Line, readLines } from '../../../server/articles/furniture/lines.ts';
import { findSurroundings } from '../../../server/articles/furniture/surroundings.ts';

const PARAGRAPH =
  'The city council voted on Tuesday to build a cycle path of four kilometres along the old canal.';

/** How often a line is looked at, a page's every line counted once for each look. */
function looks(texts: readonly string[], look: (lines: readonly Line[]) => void): number {
  let count = 0;
  const lines = new Proxy(
    readLines(
      texts.map((text) => ({ text })),
      'en',
    ),
    {
      get(target, name, receiver) {
        if (typeof name === 'string' && /^\d+$/.test(name)) count++;
        return Reflect.get(target, name, receiver);
      },
    },
  );
  look(lines);
  return count;
}

const pages: Record<string, (lines: number) => string[]> = {
  'a chronicle of nothing but dates': (lines) => [
    PARAGRAPH,
    ...Array<string>(lines).fill('17 July 2020'),
  ],
  'a page of lone letters': (lines) => Array<string>(lines).fill('a'),
  'a page of lone quotation marks': (lines) => Array<string>(lines).fill('„'),
  'an article with a list of links below it': (lines) => [
    PARAGRAPH,
    'Subscribe to our newsletter',
    ...Array<string>(lines).fill('It rains.'),
  ],
};

describe('looking for what stands around an article', () => {
  for (const [name, page] of Object.entries(pages)) {
    it(`looks at each line of ${name} only so often, however many there are`, () => {
      const look = (lines: readonly Line[]): void => {
        findSurroundings(lines, findComments(lines));
      };
      const [short, long] = [looks(page(500), look), looks(page(5_000), look)];
      assert.ok(long < short * 12, `${short} looks at 500 lines, ${long} at 5,000`);
    });
  }
});
