import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pair } from '../server/checks/pair.ts';
import { runChecks } from '../server/checks/run.ts';
import { median, type Row } from './row.ts';
import { time } from './time.ts';

const SEGMENTS = 10_000;
const ROUNDS = 3;

interface Segment {
  source: string;
  target: string;
}

/**
 * All checks over segments of English-German news, against one regular expression over the same text,
 * and against `pofilter` of the translate-toolkit where it is installed.
 */
export function checksBench(): Row[] {
  const segments = news();
  const ours = median(Array.from({ length: ROUNDS }, () => time(() => checkAll(segments))));
  const floor = median(Array.from({ length: ROUNDS }, () => time(() => matchAll(segments))));
  const perSecond = Math.round(SEGMENTS / (ours / 1000));
  const rows: Row[] = [
    {
      work: 'all checks over 10,000 segments',
      floor: 'one regular expression over the same text',
      ratio: ours / floor,
      reach: { most: 100 },
      detail: `${perSecond.toLocaleString('en')} segments/s, ${ours.toFixed(0)} to ${floor.toFixed(0)} ms`,
    },
  ];
  const theirs = pofilter(segments);
  if (theirs === undefined) {
    console.log('pofilter of the translate-toolkit is not installed: no row to compare with it.');
  } else {
    rows.push({
      work: 'all checks over 10,000 segments',
      floor: 'pofilter over the same pairs',
      ratio: theirs / ours,
      reach: { least: 10 },
      detail: `${ours.toFixed(0)} to ${theirs.toFixed(0)} ms`,
    });
  }
  return rows;
}

/** Segments of the news fixture, each with a number of its own, so that none is the same. */
function news(): Segment[] {
  const url = new URL('../fixtures/news-in-six-languages/segments.json', import.meta.url);
  const items = JSON.parse(readFileSync(url, 'utf8')) as { en: string; de: string }[];
  return Array.from({ length: SEGMENTS }, (_, at) => {
    const { en, de } = items[at % items.length] as { en: string; de: string };
    const number = 100 + (at % 900);
    return { source: `${number}: ${en} (${at})`, target: `${number}: ${de} (${at})` };
  });
}

function checkAll(segments: readonly Segment[]): void {
  for (const { source, target } of segments) runChecks(new Pair(source, target, 'en', 'de'));
}

function matchAll(segments: readonly Segment[]): number {
  let matches = 0;
  const pattern = /\p{L}[\p{L}\p{M}'’-]*|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{N}]/gu;
  for (const { source, target } of segments) {
    matches += (source.match(pattern)?.length ?? 0) + (target.match(pattern)?.length ?? 0);
  }
  return matches;
}

/** Milliseconds `pofilter` takes for the pairs, its start set aside; undefined where it is not installed. */
function pofilter(segments: readonly Segment[]): number | undefined {
  if (spawnSync('pofilter', ['--version']).error) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'emend-pofilter-'));
  try {
    const run = (pairs: readonly Segment[]) => {
      const file = join(directory, 'news.po');
      writeFileSync(file, po(pairs));
      return time(() =>
        spawnSync('pofilter', [
          '--progress=none',
          '--language=de',
          file,
          join(directory, 'found.po'),
        ]),
      );
    };
    return run(segments) - run(segments.slice(0, 1));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function po(pairs: readonly Segment[]): string {
  const header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n';
  const quote = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
  return [
    header,
    ...pairs.map(({ source, target }) => `msgid ${quote(source)}\nmsgstr ${quote(target)}\n`),
  ].join('\n');
}
