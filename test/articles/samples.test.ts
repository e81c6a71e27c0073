import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { countArticles } from '../../server/articles/article.store.ts';
import { prepareArticle } from '../../server/articles/prepare-article.ts';
import { loadSamples, readSamples, type Sample } from '../../server/articles/samples.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import { forEachEngine } from '../support/engines.ts';

/** What a person found: blocks with the indices of their sentences on both sides, bead by bead. */
interface Expected {
  blocks: { kind: BlockKind; level?: number; beads: [source: number[], target: number[]][] }[];
}

async function readExpected({ name }: Sample): Promise<Expected> {
  const file = new URL(`../../fixtures/${name}/alignment.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}

const prepare = ({ article }: Sample) =>
  prepareArticle({
    original: article.original,
    translation: article.machineText,
    sourceLanguage: article.sourceLanguage,
    targetLanguage: article.targetLanguage,
  });

const samples = await readSamples();

describe('kinds of blocks and pairs of sentences', () => {
  for (const sample of samples) {
    test(sample.name, async () => {
      let source = 0;
      let target = 0;
      const blocks = prepare(sample).blocks.map(({ kind, level, beads }) => ({
        kind,
        ...(level !== null && { level }),
        beads: beads.map((bead) => [
          bead.source.map(() => source++),
          bead.target.map(() => target++),
        ]),
      }));
      assert.deepEqual({ blocks }, await readExpected(sample));
    });
  }
});

test('the language pairs, and every kind of bead and block', async () => {
  assert.deepEqual(
    samples.map(({ article }) => `${article.sourceLanguage} ${article.targetLanguage}`).sort(),
    ['ar en', 'en ar', 'en de', 'ru de', 'tr de', 'zh-Hans en'],
  );
  const expected = await Promise.all(samples.map(readExpected));
  const blocks = expected.flatMap((one) => one.blocks);
  const kinds = new Set(blocks.map(({ kind }) => kind));
  assert.equal(kinds.size, 7);
  const beads = new Set(
    blocks.flatMap((block) => block.beads.map(([s, t]) => `${s.length}-${t.length}`)),
  );
  assert.deepEqual([...beads].sort(), ['0-1', '1-0', '1-1', '1-2', '2-1']);
});

test('what the German page garbled stands in the reconstruction', () => {
  const page = samples.find(({ name }) => name === 'ru-de-defence-talks');
  assert.equal(page?.article.note, 'reconstruction');
  for (const words of ['Отдельной общевойсковой армии', 'Керем Мустафаев', 'Исмаил Демир']) {
    assert.ok(page?.article.original.includes(words), words);
  }
  assert.doesNotMatch(page?.article.original ?? '', /министерств/u);
  assert.match(page?.article.machineText ?? '', /Separaten Militärarmee, Kyaram Mustafayev/u);
});

forEachEngine((engine) => {
  test('fill an empty database', async () => {
    const { db } = await engine.open();
    await loadSamples({ db });
    assert.equal(await countArticles(db), samples.length);
    const counts = await db
      .selectFrom('segment')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const beads = samples.map(
      (sample) => prepare(sample).blocks.flatMap((block) => block.beads).length,
    );
    assert.equal(
      Number(counts.count),
      beads.reduce((sum, count) => sum + count, 0),
    );
  });
});
