import { median, type Row } from './row.ts';
import type { BenchServer } from './servers.ts';

/** People saving at the same time, each a segment of their own. */
const PEOPLE = 8;
const SAVES = 150;
const ROUNDS = 5;

/** Saves over HTTP against a bare fsynced transaction over HTTP. */
export async function saveBench(
  emend: BenchServer,
  floor: BenchServer,
  article: number,
  key: string,
): Promise<Row> {
  const saveEmend = saver(emend, article, key);
  let count = 0;
  const saveFloor = async (person: number): Promise<void> => {
    const response = await fetch(`${floor.url}/save/${person}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        text: `Lieferung ${++count} für die Selbständige Armee.`,
        version: 1,
      }),
    });
    await response.json();
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await perSecond(saveFloor));
    ours.push(await perSecond(saveEmend));
  }
  const [rate, floorRate] = [median(ours.slice(1)), median(theirs.slice(1))];
  return {
    work: 'save a segment over HTTP',
    floor: 'Express, fsynced transaction of two rows',
    ratio: rate / floorRate,
    reach: { least: 0.5 },
    detail: `${rate.toFixed(0)} of ${floorRate.toFixed(0)} requests/s`,
  };
}

/** What checking after each save adds to it: two servers of ours, of which one does not check. */
export async function checkedSaveBench(
  servers: { checked: BenchServer; unchecked: BenchServer },
  articles: { checked: number; unchecked: number },
  key: string,
): Promise<Row> {
  const saves = {
    checked: saver(servers.checked, articles.checked, key),
    unchecked: saver(servers.unchecked, articles.unchecked, key),
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(1000 / (await perSecond(saves.unchecked)));
    ours.push(1000 / (await perSecond(saves.checked)));
  }
  const [own, floor] = [median(ours.slice(1)), median(theirs.slice(1))];
  return {
    work: 'save a segment, checks included',
    floor: 'the same without checks',
    ratio: own / floor,
    reach: { most: 1.2 },
    detail: `${own.toFixed(2)} to ${floor.toFixed(2)} ms`,
  };
}

/** Saves of a person in a segment of their own, each on top of the one before. */
function saver({ url }: BenchServer, article: number, key: string) {
  const versions = new Array<number>(PEOPLE).fill(0);
  let count = 0;
  return async (person: number): Promise<void> => {
    const address = `${url}/api/v1/articles/${article}/translations/de/segments/${person + 1}`;
    const text = `${person + 1}. Die Minister besprachen in Baku die ${++count}. Lieferung für die Selbständige Armee.`;
    const response = await fetch(address, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ text, version: versions[person] }),
    });
    const body = (await response.json()) as { version: number };
    if (!response.ok) throw new Error(`Saving failed: ${JSON.stringify(body)}`);
    versions[person] = body.version;
  };
}

async function perSecond(save: (person: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      for (let turn = 0; turn < SAVES; turn++) await save(person);
    }),
  );
  return (PEOPLE * SAVES) / ((performance.now() - start) / 1000);
}
