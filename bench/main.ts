import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTranslation } from '../server/articles/article.store.ts';
import { openInstallation } from '../server/commands/installation.ts';
import { readConfig } from '../server/config.ts';
import { alignBench } from './align.ts';
import { storeLongArticle } from './articles.ts';
import { attributionBench } from './attribution.ts';
import { checksBench } from './checks.ts';
import { compareBench, storeComparedArticle } from './compare.ts';
import { diffBench } from './diff.ts';
import { formatsBench } from './formats.ts';
import { storeLongHistory } from './long-history.ts';
import { memoryBench } from './memory.ts';
import { openBench } from './open.ts';
import { paintBench } from './paint.ts';
import { bytesBench, depthBench, verifyBench } from './record.ts';
import { printTable, type Row } from './row.ts';
import { checkedSaveBench, saveBench } from './save.ts';
import { startEmend, startFloor, startUnchecked } from './servers.ts';
import { splittingBench } from './splitting.ts';
import { startBench } from './start.ts';
import { termsBench } from './terms.ts';
import { translationMemoryBench } from './translation-memory.ts';
import { printWordDiffs } from './word-diffs.ts';

const SHORT = 500;
const LONG = 10_000;
const OTHERS = 100;
const REVISIONS = 10_000;

const directory = mkdtempSync(join(tmpdir(), 'emend-bench-'));
const rows: Row[] = [];
try {
  rows.push(...(await recordRows()));
  rows.push(...checksBench());
  rows.push(...(await translationMemoryBench()));
  const installation = await openInstallation(readConfig({ EMEND_DATA: directory }));
  const { services } = installation;
  const saved = await storeLongArticle(services, SHORT, 'saved');
  const checked = await storeLongArticle(services, SHORT, 'checked');
  const unchecked = await storeLongArticle(services, SHORT, 'unchecked');
  const short = await storeLongArticle(services, SHORT, 'short');
  const long = await storeLongArticle(services, LONG, 'long');
  const others: number[] = [];
  for (let n = 0; n < OTHERS; n++) others.push(await storeLongArticle(services, 100, `other ${n}`));
  const { id: translation } = await getTranslation(services.db, short, 'de');
  const service = { name: 'bench', role: 'administrator' as const, languages: null };
  const { key } = await services.accounts.createApiKey({ service });
  rows.push(await attributionBench(services));
  const compared = await storeComparedArticle(services);
  await installation.close();

  rows.push(diffBench(), ...splittingBench());
  rows.push(...(await formatsBench()));
  rows.push(...(await alignBench()));
  rows.push(...termsBench());
  rows.push(await startBench(directory));
  const floor = await startFloor(directory);
  const fresh = await startEmend(directory);
  rows.push(await memoryBench(fresh, floor, others, key));
  rows.push(await openBench(fresh, floor, { article: short, translation }, key));
  rows.push(await compareBench(fresh, compared, key));
  rows.push(await saveBench(fresh, floor, saved, key));
  const without = await startUnchecked(directory);
  const servers = { checked: fresh, unchecked: without };
  rows.push(await checkedSaveBench(servers, { checked, unchecked }, key));
  rows.push(await paintBench(fresh, { short, long }, key));
  await Promise.all([fresh.stop(), without.stop(), floor.stop()]);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
printTable(rows);
console.log();
printWordDiffs();

/** Figures of the revision record, in a database that has one long history and nothing else. */
async function recordRows(): Promise<Row[]> {
  const installation = await openInstallation(
    readConfig({ EMEND_DATA: join(directory, 'record') }),
  );
  const { services } = installation;
  try {
    const history = await storeLongHistory(services, REVISIONS);
    return [
      await verifyBench(services, history),
      await depthBench(services, history),
      await bytesBench(services, history),
    ];
  } finally {
    await installation.close();
  }
}
