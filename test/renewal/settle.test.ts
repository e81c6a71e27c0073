import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getTranslation } from '../../server/articles/article.store.ts';
import type { LiveEvent } from '../../server/database/events.ts';
import { renew } from '../../server/renewal/renew.ts';
import { findMark, mapMarks } from '../../server/renewal/renewal.store.ts';
import { settle } from '../../server/renewal/settle.ts';
import { getSegment, listSegments } from '../../server/revisions/segment.store.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound } from '../support/record.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const MINE = 'Der Minister nannte das Treffen fruchtbar.';
const THEIRS = 'Das Ministerium nannte das Treffen hilfreich.';

/** A conflict in segment 4, approved before, and another original in segment 3: revision 2. */
async function withConflict(store: Store): Promise<number> {
  const { id, article } = await storeSmallArticle(store.db);
  const save = { text: MINE, state: 'approved' as const, version: 0 };
  await saveSegment(store, id, 4, save, someone('reviewer'));
  const segments = await listSegments(store.db, id);
  const text = (side: 'source' | 'machine') => {
    const [heading, a, b, c, d] = segments.map((one) => one[side]);
    return `${heading}\n\n${a} ${b}\n\n${c} ${d}`;
  };
  const texts = {
    original: text('source').replace('три часа', 'четыре часа'),
    translation: text('machine').replace('nützlich', 'hilfreich'),
  };
  const now = await getTranslation(store.db, article.id, 'de');
  await renew(store, now, texts, now.revision, editor);
  assert.deepEqual(
    await mapMarks(store.db, id),
    new Map([
      [3, 'source'],
      [4, 'conflict'],
    ]),
  );
  return id;
}

describe('settling what a renewal left', () => {
  forEachEngine((engine) => {
    it('keeps the translation, approval and all, without a revision, and tells open pages', async (t) => {
      const store = await openStore(t, engine);
      const id = await withConflict(store);
      const told: LiveEvent[] = [];
      t.after(store.events.subscribe(id, (event) => told.push(event)));
      const before = await getSegment(store.db, id, 4);
      const done = await settle(store, id, { segment: 4, version: 2, take: 'mine' }, editor);
      assert.deepEqual(done, { revision: undefined, block: before.block });
      assert.deepEqual(await getSegment(store.db, id, 4), before);
      assert.deepEqual([...(await mapMarks(store.db, id)).keys()], [3]);
      const mark = await store.db
        .selectFrom('renewal_mark')
        .select(['settled_by', 'target'])
        .where('segment_id', '=', 4)
        .executeTakeFirst();
      assert.deepEqual({ ...mark }, { settled_by: 'editor', target: MINE });
      // The renewal itself may be told of late, but it names its revision.
      const settled = { translation: id, segments: [4], author: 'editor' };
      await t.waitFor(() =>
        assert.deepEqual(
          told.filter(({ revision }) => revision === undefined),
          [settled],
        ),
      );
      await assertSound(store.db, id);
    });

    it('takes the machine’s text as an edit, which history keeps beside the other', async (t) => {
      const store = await openStore(t, engine);
      const id = await withConflict(store);
      const { revision } = await settle(
        store,
        id,
        { segment: 4, version: 2, take: 'machine' },
        editor,
      );
      assert.deepEqual([revision?.number, revision?.kind], [3, 'edit']);
      const { target, machine, state } = await getSegment(store.db, id, 4);
      assert.deepEqual([target, machine, state], [THEIRS, THEIRS, 'edited']);
      assert.equal(await findMark(store.db, id, 4), undefined);
      await assertSound(store.db, id);
    });

    it('is done as well by editing the text', async (t) => {
      const store = await openStore(t, engine);
      const id = await withConflict(store);
      const text = 'Der Minister nannte das Treffen hilfreich und fruchtbar.';
      await saveSegment(store, id, 4, { text, version: 2 }, editor);
      assert.deepEqual([...(await mapMarks(store.db, id)).keys()], [3]);
    });

    it('says of another original that the translation still fits', async (t) => {
      const store = await openStore(t, engine);
      const id = await withConflict(store);
      await settle(store, id, { segment: 3, version: 2, take: 'mine' }, editor);
      assert.deepEqual([...(await mapMarks(store.db, id)).keys()], [4]);
    });

    it('is refused where somebody was faster, and to whoever may not edit', async (t) => {
      const store = await openStore(t, engine);
      const id = await withConflict(store);
      const mine = { segment: 4, version: 2, take: 'mine' as const };
      await assert.rejects(settle(store, id, mine, someone('reader')), { status: 403 });
      await assert.rejects(settle(store, id, mine, someone('editor', ['fr'])), { status: 403 });
      await assert.rejects(settle(store, id, { ...mine, version: 1 }, editor), { status: 409 });
      await assert.rejects(settle(store, id, { ...mine, segment: 99 }, editor), { status: 404 });
      const both = await Promise.allSettled([
        settle(store, id, mine, editor),
        settle(store, id, { ...mine, take: 'machine' }, editor),
      ]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      assert.equal(await findMark(store.db, id, 4), undefined);
      await assert.rejects(settle(store, id, mine, editor), {
        status: 409,
        message: /renewal:error\.settled/,
      });
    });
  });
});
