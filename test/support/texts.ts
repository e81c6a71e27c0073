import fc from 'fast-check';

/** Words and marks of real prose in many scripts, with what makes them hard to cut. */
const PARTS = [
  ...['Der', 'Kommandeur', 'der', 'Separaten', 'Militärarmee', 'don’t', '17.', 'Juli', '3,14', 'a'],
  ...['Встреча', 'министров', 'обороны', '«Баку»', 'й', 'й'],
  ...['كِتَابٌ', 'هذا', 'جميل', '٣٫١٤', '؟', 'می‌خواهم'],
  ...['नमस्ते', 'क्षेत्र', 'हिन्दी', '।'],
  ...['这是一个测试', '机器翻译', '，', '。', '東京タワーへ', 'ガラス'],
  ...['ตอนนี้', 'น้ำ', 'ผมอยู่ที่บ้าน', 'မြန်မာ', 'ភាសា'],
  ...['👩‍👩‍👧', '🏳️‍🌈', '👍🏽', '🇩🇪', '🇹🇷', '❤️', 'é', '\u0301'],
  ...[' ', ' ', ' ', '\u00a0', '\r\n', '\n', '\t', '  ', ',', '.', '—', '“', '”', '-'],
];

/** Text of such parts in any order, down to the empty one. */
export const anyText = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 24 })
  .map((parts) => parts.join(''));

/** A text and edits of it, each made from the one before by taking out and putting in a few parts. */
export function editedTexts(count: number): fc.Arbitrary<string[]> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 6 }),
    insert: fc.array(fc.constantFrom(...PARTS), { maxLength: 4 }),
  });
  const parts = fc.array(fc.constantFrom(...PARTS), { maxLength: 24 });
  return fc
    .tuple(parts, fc.array(edit, { minLength: count - 1, maxLength: count - 1 }))
    .map(([first, edits]) => {
      const versions = [first];
      for (const { at, remove, insert } of edits) {
        const next = [...(versions.at(-1) as string[])];
        next.splice(Math.floor(at * next.length), remove, ...insert);
        versions.push(next);
      }
      return versions.map((version) => version.join(''));
    });
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Where a text may be cut without cutting what its reader sees as one character. */
export function graphemeBoundaries(text: string): Set<number> {
  const boundaries = new Set([text.length]);
  for (const { index } of graphemes.segment(text)) boundaries.add(index);
  return boundaries;
}
