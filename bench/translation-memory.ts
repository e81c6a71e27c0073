import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Connection, connect } from '../server/database/connect.ts';
import { findConcordances } from '../server/memory/concordance.ts';
import { findMatches } from '../server/memory/find-matches.ts';
import { importMemory } from '../server/memory/import-memory.ts';
import { percent, Wanted } from '../server/memory/score.ts';
import { type Token, tokensOf } from '../server/memory/tokens.ts';
import { generator } from './random.ts';
import { median, type Row } from './row.ts';

/**
 * Entries of the memory. The figures are meant for 1,000,000, which take long to bring in:
 * `BENCH_MEMORY=1000000`.
 */
const ENTRIES = Number(process.env.BENCH_MEMORY ?? 20_000);
/** Different words, the commonest of which is one in ten, as in any language. */
const WORDS = 40_000;
const QUERIES = 300;
/** Queries whose best match is looked for in all entries besides. */
const SAMPLE = 30;
const PAIR = { source: 'ru', target: 'de' };

/** Finding similar sentences and words in a large translation memory. */
export async function translationMemoryBench(): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'emend-bench-memory-'));
  const connection = await connect({ dataDirectory: directory });
  try {
    return await measure(connection.db);
  } finally {
    await connection.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(db: Connection['db']): Promise<Row[]> {
  const random = generator(11);
  const words = vocabulary(random);
  const sources = Array.from({ length: ENTRIES }, () => sentence(words, random));
  const began = performance.now();
  await importMemory(
    db,
    {
      name: 'bench.tmx',
      pair: PAIR,
      document: {
        sourceLanguage: PAIR.source,
        targetLanguage: PAIR.target,
        units: sources.map((source, index) => ({
          kind: 'paragraph',
          isTranslatable: true,
          codes: [],
          notes: [],
          segments: [{ source, target: `Satz ${index} der Übersetzung.`, state: 'edited' }],
        })),
      },
    },
    { id: null, name: 'bench' },
  );
  const seconds = (performance.now() - began) / 1000;
  const queries = Array.from({ length: QUERIES }, () =>
    changed(pick(sources, random), words, random),
  );

  const lookups = await times(QUERIES, async (index) => {
    await db
      .selectFrom('memory_entry')
      .select('target')
      .where('id', '=', ((index * 7919) % ENTRIES) + 1)
      .execute();
  });
  const best: number[] = [];
  const matches = await times(QUERIES, async (index) => {
    const query = { pair: PAIR, source: queries[index] as string, limit: 1 };
    best.push((await findMatches(db, query))[0]?.score ?? 0);
  });
  const concordances = await times(100, async (index) => {
    const word = pick((queries[index] as string).split(' '), random);
    await findConcordances(db, { pair: PAIR, words: word, side: 'source' });
  });
  const scans = await times(5, async (index) => {
    const word = pick((queries[index] as string).split(' '), random);
    await sql`select id from memory_entry where source like ${`%${word.slice(0, 5)}%`}`.execute(db);
  });
  const recall = recallOf(queries.slice(0, SAMPLE), best, sources);
  const [lookup, match, scan, concordance] = [lookups, matches, scans, concordances].map(
    median,
  ) as [number, number, number, number];
  const slow = [...matches].sort((one, other) => one - other)[Math.floor(QUERIES * 0.99)] as number;
  const work = `over ${ENTRIES.toLocaleString('en')} entries`;
  return [
    {
      work: `a similar sentence ${work}`,
      floor: 'one row by its primary key',
      ratio: match / lookup,
      reach: { most: 200 },
      detail: `${match.toFixed(2)} to ${lookup.toFixed(3)} ms; ${Math.round(ENTRIES / seconds).toLocaleString('en')} entries/s brought in`,
    },
    {
      work: `the 99th percentile of it ${work}`,
      floor: 'its median',
      ratio: slow / match,
      reach: { most: 5 },
      detail: `${slow.toFixed(2)} to ${match.toFixed(2)} ms`,
    },
    {
      work: `best matches found ${work}`,
      floor: 'scoring every entry',
      ratio: recall,
      reach: { least: 0.99 },
      detail: `of ${SAMPLE} sentences`,
    },
    {
      work: `words in every form ${work}`,
      floor: 'a scan for a part of one',
      ratio: scan / concordance,
      reach: { least: 100 },
      detail: `${concordance.toFixed(2)} to ${scan.toFixed(1)} ms`,
    },
  ];
}

/** The share of sentences whose best match of all is no better than the one that was found. */
function recallOf(
  queries: readonly string[],
  best: readonly number[],
  sources: readonly string[],
): number {
  const tokens: Token[][] = sources.map((source) => tokensOf(source, PAIR.source));
  const found = queries.filter((query, index) => {
    const wanted = new Wanted(tokensOf(query, PAIR.source));
    const most = tokens.reduce((most, one) => Math.max(most, wanted.score(one, most)), 0.6);
    return (best[index] as number) >= percent(most, most === 1);
  });
  return found.length / queries.length;
}

async function times(count: number, run: (index: number) => Promise<void>): Promise<number[]> {
  const measured: number[] = [];
  for (let index = 0; index < count; index++) {
    const began = performance.now();
    await run(index);
    measured.push(performance.now() - began);
  }
  return measured;
}

function vocabulary(random: () => number): string[] {
  const syllables = 'ба ве го ди жо зу ка ле ми но пе ра се ту фи хо ца чу ше ря'.split(' ');
  return Array.from(
    { length: WORDS },
    (_, index) =>
      Array.from({ length: 1 + (index > 100 ? 1 : 0) + Math.floor(random() * 3) }, () =>
        pick(syllables, random),
      ).join('') + (index > 100 ? pick(['т', 'н', 'ск', 'р'], random) : ''),
  );
}

/** Words by the law of Zipf: the n-th is used 1/n as often as the first. */
function word(words: readonly string[], random: () => number): string {
  return words[Math.floor(words.length ** random()) - 1] ?? (words[0] as string);
}

function sentence(words: readonly string[], random: () => number): string {
  const length = 4 + Math.floor(random() * 18);
  const text = Array.from({ length }, () =>
    random() < 0.05 ? String(Math.floor(random() * 2000)) : word(words, random),
  ).join(' ');
  return `${text}.`;
}

/** A sentence with one word in eight another one. */
function changed(text: string, words: readonly string[], random: () => number): string {
  return text
    .split(' ')
    .map((one) => (random() < 1 / 8 ? word(words, random) : one))
    .join(' ');
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
