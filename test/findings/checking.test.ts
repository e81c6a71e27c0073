import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { readConfig } from '../../server/config.ts';
import { openChecking } from '../../server/findings/checking.ts';
import { countUnchecked, mapFindings } from '../../server/findings/finding.store.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

describe('checking in the background', () => {
  forEachEngine((engine) => {
    it('checks in a process of its own what was saved, and tells open pages', async (t) => {
      const store = await openStore(t, engine);
      const logger = pino({ level: 'silent' });
      const checking = openChecking({ ...store, config: readConfig({}), logger });
      t.after(() => checking.close());
      const { id } = await storeSmallArticle(store.db);
      let isSaved = false;
      // PostgreSQL brings what was told a moment later.
      const { promise: findings, resolve } = Promise.withResolvers<number[]>();
      t.after(
        store.events.subscribe(id, (event) => {
          if (isSaved && event.findings) resolve(event.findings);
          isSaved ||= event.segments?.includes(3) ?? false;
        }),
      );

      checking.soon(id);
      await checking.settled();
      assert.equal(await countUnchecked(store.db, id), 0);
      const text = 'Die Verhandlungen dauerten sieben Stundenn.';
      const save = { text, version: 0 };
      await saveSegment({ ...store, checking } as typeof store, id, 3, save, someone('editor'));
      await checking.settled();
      const checks = (await mapFindings(store.db, id, [3])).get(3)?.map(({ check }) => check) ?? [];
      assert.ok(checks.includes('numbers'), 'sieben is not three');
      assert.ok(checks.includes('spelling'), 'the dictionary knows no Stundenn');
      assert.deepEqual(await findings, [3]);
    });
  });
});
