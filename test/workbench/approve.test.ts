import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UserError } from '../../server/errors.ts';
import { textHash } from '../../server/revisions/hash.ts';
import { listRevisions } from '../../server/revisions/revision.store.ts';
import { getSegment, isLapsed, listSegments } from '../../server/revisions/segment.store.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { changeKind, exclude, join } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound } from '../support/record.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const reviewer = { ...someone('reviewer'), name: 'Rüya Öz' };

async function statesOf({ db }: Store, translation: number): Promise<string[]> {
  return (await listSegments(db, translation)).map(({ state }) => state);
}

async function approvalsOf({ db }: Store, translation: number, segment: number) {
  const rows = await db
    .selectFrom('approval')
    .select(['revision', 'approver', 'text_hash', 'lapsed_in'])
    .where('translation_id', '=', translation)
    .where('segment_id', '=', segment)
    .orderBy('revision')
    .execute();
  // SQLite's rows have no prototype, PostgreSQL's have one.
  return rows.map((row) => ({ ...row }));
}

describe('approving', () => {
  forEachEngine((engine) => {
    it('is of a block or of the article, without what is no part of it', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await exclude(store, id, { id: 3, version: 0 }, true, editor);
      await approveAll(store, id, { block: 2, revision: 1 }, reviewer);
      assert.deepEqual(await statesOf(store, id), [
        ...['machine', 'approved', 'machine', 'machine', 'machine'],
      ]);
      await changeKind(store, id, 3, { kind: 'boilerplate', level: null }, editor);
      const revision = await approveAll(store, id, { revision: 3 }, reviewer);
      assert.deepEqual([revision?.number, revision?.kind], [4, 'approve']);
      assert.deepEqual(await statesOf(store, id), [
        ...['approved', 'approved', 'machine', 'machine', 'machine'],
      ]);
      assert.equal(await approveAll(store, id, { revision: 4 }, reviewer), undefined);
      await assertSound(store.db, id);
    });

    it('keeps who approved which exact pair of texts, and when that ceased to hold', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await approveAll(store, id, { revision: 0 }, reviewer);
      const { source, target, version } = await getSegment(store.db, id, 4);
      const text = target.replace('Das Ministerium', 'Der Minister');
      await saveSegment(store, id, 4, { text, version }, editor);
      await saveSegment(store, id, 4, { state: 'approved', version: 2 }, reviewer);
      const approver = 'Rüya Öz';
      assert.deepEqual(await approvalsOf(store, id, 4), [
        { revision: 1, approver, text_hash: textHash(source, target), lapsed_in: 2 },
        { revision: 3, approver, text_hash: textHash(source, text), lapsed_in: null },
      ]);
      await assertSound(store.db, id);
    });

    it('lapses for both of two segments that are joined', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await approveAll(store, id, { revision: 0 }, reviewer);
      await join(store, id, { id: 2, version: 1 }, { id: 3, version: 1 }, editor);
      const joined = await getSegment(store.db, id, 2);
      assert.equal(joined.state, 'edited');
      assert.ok(isLapsed(joined));
      assert.equal((await approvalsOf(store, id, 3))[0]?.lapsed_in, 2);
      await assertSound(store.db, id);
    });

    it('stands where a segment is only taken out and put back, or its block is renamed', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await approveAll(store, id, { revision: 0 }, reviewer);
      await exclude(store, id, { id: 4, version: 1 }, true, editor);
      await exclude(store, id, { id: 4, version: 2 }, false, editor);
      await changeKind(store, id, 3, { kind: 'quotation', level: null }, editor);
      assert.equal((await getSegment(store.db, id, 4)).state, 'approved');
      assert.equal((await approvalsOf(store, id, 4)).length, 1);
      await assertSound(store.db, id);
    });

    it('can be withdrawn, which is not forgotten', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await approveAll(store, id, { revision: 0 }, reviewer);
      await saveSegment(store, id, 4, { state: 'reviewed', version: 1 }, reviewer);
      assert.equal((await listRevisions(store.db, id))[0]?.kind, 'withdraw');
      assert.equal((await approvalsOf(store, id, 4))[0]?.lapsed_in, 2);
      await assertSound(store.db, id);
    });

    it('approves nothing that changed since the reviewer opened the article', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await saveSegment(store, id, 4, { text: 'Ein anderer Satz.', version: 0 }, editor);
      await assert.rejects(
        approveAll(store, id, { revision: 0 }, reviewer),
        (error) => error instanceof UserError && error.status === 409 && error.params.count === 1,
      );
      assert.ok((await statesOf(store, id)).every((state) => state !== 'approved'));
      // The other paragraph has not changed.
      await approveAll(store, id, { block: 2, revision: 0 }, reviewer);
      assert.equal((await getSegment(store.db, id, 3)).state, 'approved');
      await assertSound(store.db, id);
    });

    it('is for reviewers of the language', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      for (const user of [editor, someone('reader'), someone('reviewer', ['tr', 'ar'])]) {
        await assert.rejects(
          approveAll(store, id, { revision: 0 }, user),
          (error) => error instanceof UserError && error.status === 403,
        );
      }
      assert.equal((await listRevisions(store.db, id)).length, 1);
    });
  });
});
