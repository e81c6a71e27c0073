import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listChanges, listRevisions } from '../../server/revisions/revision.store.ts';
import { listSegments } from '../../server/revisions/segment.store.ts';
import type { Services } from '../../server/services.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { exclude } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound } from '../support/record.ts';
import { openBeside, openStore } from '../support/store.ts';
import { type Written, write } from '../support/writer.ts';

const WRITER = fileURLToPath(new URL('../support/writer.ts', import.meta.url));
const NAMES = ['anna', 'berta', 'cem', 'dora', 'emil', 'figen', 'gül', 'hans'];

/** Nobody took a word out, so all must stand in the text, and history must say who put them there. */
async function assertNothingLost(
  db: Services['db'],
  translation: number,
  written: readonly Written[],
): Promise<void> {
  const segments = await listSegments(db, translation);
  const changes = await listChanges(db, translation, { from: 1 });
  const authors = new Map(
    (await listRevisions(db, translation)).map(({ number, author }) => [number, author.name]),
  );
  const inserted = new Map<string, string | undefined>();
  for (const [revision, list] of changes) {
    for (const one of list) {
      for (const step of one.entity === 'segment' ? (one.change.target ?? []) : []) {
        if (typeof step === 'number') continue;
        for (const word of step[1].split(/\s+/)) {
          if (!step[0].split(/\s+/).includes(word)) inserted.set(word, authors.get(revision));
        }
      }
    }
  }
  for (const { word, segment } of written.flatMap(({ words }) => words)) {
    const text = segments.find(({ id }) => id === segment)?.target ?? '';
    assert.ok(text.split(' ').includes(word), `${word} stands in segment ${segment}`);
    assert.equal(inserted.get(word), word.replace(/\d+$/, ''), `${word} is in history`);
  }
  await assertSound(db, translation);
}

describe('many editors on one article', () => {
  forEachEngine((engine) => {
    it('lose nothing: eight of them in one segment after the other', async (t) => {
      const store = await openStore(t, engine);
      // On PostgreSQL half of them are at a second instance.
      const other = engine.name === 'PostgreSQL' ? await openBeside(t, engine, store) : store;
      const { id } = await storeSmallArticle(store.db);
      const written = await Promise.all(
        NAMES.map((name, n) => write(n % 2 ? other : store, id, name, 8)),
      );
      const met = written.reduce((sum, one) => sum + one.merged + one.conflicts, 0);
      assert.ok(met > 10, `they met ${met} times only`);
      assert.equal((await listRevisions(store.db, id)).length, 1 + NAMES.length * 8);
      await assertNothingLost(store.db, id, written);
    });

    it('lose nothing in processes of their own', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const { url, place } = store.connection;
      const processes = ['ivan', 'jale'].map(async (name) => {
        const { stdout } = await promisify(execFile)(process.execPath, [
          '--disable-warning=ExperimentalWarning',
          ...[WRITER, url ?? dirname(place), String(id), name, '15'],
        ]);
        return JSON.parse(stdout) as Written;
      });
      const written = await Promise.all([write(store, id, 'karl', 15), ...processes]);
      await assertNothingLost(store.db, id, written);
    });

    it('approve, exclude and edit at once, and what stands approved is what was read', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const reviewer = someone('reviewer');
      const attempts = Array.from({ length: 12 }, async (_, n) => {
        const segment = 2 + (n % 4);
        const [found] = (await listSegments(store.db, id)).filter((one) => one.id === segment);
        const version = found?.version ?? 0;
        if (n % 3 === 0) return write(store, id, `anna${'x'.repeat(n)}`, 2);
        if (n % 3 === 1) return approveAll(store, id, { revision: n }, reviewer);
        await saveSegment(store, id, segment, { version, state: 'approved' }, reviewer);
        return exclude(store, id, { id: segment, version }, n % 2 === 0, reviewer);
      });
      for (const attempt of await Promise.allSettled(attempts)) {
        // Who came too late is told so.
        if (attempt.status === 'rejected') assert.equal(attempt.reason.status, 409);
      }
      await assertSound(store.db, id);
    });

    it('is all there for an instance that starts later', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await write(store, id, 'lena', 8);
      const later = await openBeside(t, engine, store);
      assert.deepEqual(await listRevisions(later.db, id), await listRevisions(store.db, id));
      assert.deepEqual(await listSegments(later.db, id), await listSegments(store.db, id));
      await assertSound(later.db, id);
    });
  });
});
