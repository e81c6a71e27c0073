import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { segmentAt } from '../../server/revisions/rebuild.ts';
import { restore } from '../../server/revisions/restore.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { join } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound } from '../support/record.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');

/** Counts up in one segment: revision n says "Stunde n". */
async function countTo(store: Store, translation: number, last: number): Promise<void> {
  let { version } = await getSegment(store.db, translation, 3);
  while (version < last) {
    const text = `Die Verhandlungen dauern schon bis zur Stunde ${version + 1}.`;
    await saveSegment(store, translation, 3, { text, version }, editor);
    version++;
  }
}

async function keyframesOf({ db }: Store, translation: number): Promise<number[]> {
  const rows = await db
    .selectFrom('keyframe')
    .select('revision')
    .where('translation_id', '=', translation)
    .where('segment_id', '=', 3)
    .orderBy('revision')
    .execute();
  return rows.map(({ revision }) => revision);
}

describe('keyframes', () => {
  forEachEngine((engine) => {
    it('stand every 64 changes of a segment and bound the walk: what came later is not read', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await countTo(store, id, 129);
      // The import is the first change, so the 64th is revision 63.
      assert.deepEqual(await keyframesOf(store, id), [63, 127]);
      await assertSound(store.db, id);
      // Without them nothing behind the keyframe can be walked.
      await store.db
        .deleteFrom('change')
        .where('translation_id', '=', id)
        .where('revision', '>', 63)
        .execute();
      for (const revision of [0, 1, 30, 62, 63]) {
        const then = await segmentAt(store.db, id, 3, revision);
        const text = revision
          ? `Die Verhandlungen dauern schon bis zur Stunde ${revision}.`
          : 'Die Verhandlungen dauerten drei Stunden.';
        assert.equal(then?.target, text);
      }
    });

    it('go on in a segment that was away for a while', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await countTo(store, id, 60);
      const [two, three] = [await getSegment(store.db, id, 2), await getSegment(store.db, id, 3)];
      await join(store, id, two, three, editor);
      await restore(store, id, { revision: 60 }, editor);
      await countTo(store, id, 70);
      // Import, 60 edits, the join and the restoration make 63 changes.
      assert.deepEqual(await keyframesOf(store, id), [63]);
      await assertSound(store.db, id);
    });

    it('do not mind a save between reading a segment and asking for its past', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await countTo(store, id, 3);
      const read = await getSegment(store.db, id, 3);
      await countTo(store, id, 5);
      const then = await segmentAt(store.db, id, 3, 1, read);
      assert.equal(then?.target, 'Die Verhandlungen dauern schon bis zur Stunde 1.');
    });
  });
});
