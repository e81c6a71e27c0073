import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRevisions } from '../../server/revisions/find-revisions.ts';
import {
  type HunkPlace,
  listHunkNotes,
  putHunkNote,
  removeHunkNote,
} from '../../server/revisions/hunk-note.store.ts';
import { readAttribution } from '../../server/revisions/read-attribution.ts';
import { restore } from '../../server/revisions/restore.ts';
import { verifyTranslation } from '../../server/revisions/verify.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const other = { ...someone('editor'), id: 'other', name: 'Ayşe Çelik' };
const reviewer = someone('reviewer');

/** Two changes: the army's name, and the verb before it. */
const MENDED = 'Am 17. Juli erörterten die Minister Lieferungen für die Selbständige Armee.';
const VERB: HunkPlace = { revision: 1, segment: 2, hunk: 1 };
const ARMY: HunkPlace = { revision: 1, segment: 2, hunk: 2 };
const WHY = 'So heißt die Armee auf Deutsch nicht';

describe('reasons for single changes', () => {
  forEachEngine((engine) => {
    const work = async (store: Store) => {
      const translation = await storeSmallArticle(store.db);
      await saveSegment(store, translation.id, 2, { text: MENDED, version: 0 }, editor);
      const { id } = translation;
      const bodies = async () => (await listHunkNotes(store.db, id)).map(({ body }) => body);
      return { translation, id, bodies };
    };

    it('are kept with their author, and put in other words by nobody else', async (t) => {
      const store = await openStore(t, engine);
      const { id, bodies } = await work(store);
      const first = await putHunkNote(store.db, id, ARMY, '  Eigenname,\n so im Glossar ', editor);
      assert.deepEqual(first.author, { id: 'editor', name: 'editor' });
      assert.deepEqual([first.body, first.changedAt], ['Eigenname, so im Glossar', null]);
      await assert.rejects(putHunkNote(store.db, id, ARMY, 'Nein', other), {
        key: 'revisions:error.noteOfOther',
        status: 403,
      });
      await assert.rejects(putHunkNote(store.db, id, ARMY, 'Nein', reviewer), { status: 403 });
      const again = await putHunkNote(store.db, id, ARMY, WHY, editor);
      assert.equal(again.at, first.at);
      assert.ok(again.changedAt && again.changedAt >= first.at);
      await putHunkNote(store.db, id, VERB, 'Stil', other);
      assert.deepEqual(await bodies(), ['Stil', WHY]);
    });

    it('are taken away by their author and by whoever reviews', async (t) => {
      const store = await openStore(t, engine);
      const { id, bodies } = await work(store);
      await putHunkNote(store.db, id, ARMY, WHY, editor);
      await putHunkNote(store.db, id, VERB, 'Stil', editor);
      await assert.rejects(removeHunkNote(store.db, id, ARMY, other), { status: 403 });
      await removeHunkNote(store.db, id, ARMY, editor);
      await removeHunkNote(store.db, id, VERB, reviewer);
      assert.deepEqual(await bodies(), []);
      await assert.rejects(removeHunkNote(store.db, id, VERB, reviewer), { status: 404 });
    });

    it('belong to a change that is there, say something, and are short', async (t) => {
      const store = await openStore(t, engine);
      const { id, bodies } = await work(store);
      const put = (place: Partial<HunkPlace>, body = WHY, user = editor) =>
        putHunkNote(store.db, id, { ...ARMY, ...place }, body, user);
      for (const place of [{ hunk: 0 }, { hunk: 3 }, { segment: 3 }, { revision: 7 }]) {
        await assert.rejects(put(place), { status: 404 }, JSON.stringify(place));
      }
      // The import puts segments in whole: there is no change of a text in it.
      await assert.rejects(put({ revision: 0, hunk: 1 }), { status: 404 });
      for (const body of ['', ' \n ', 'x'.repeat(501), 'a\0b', '\ud800']) {
        await assert.rejects(put({}, body), { status: 422, field: 'body' });
      }
      await assert.rejects(put({}, WHY, someone('reader')), { status: 403 });
      await assert.rejects(put({}, WHY, someone('editor', ['tr'])), { status: 403 });
      assert.deepEqual(await bodies(), []);
      await put({}, 'ж'.repeat(500));
    });

    it('are no part of the record that is hashed', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await work(store);
      const head = () =>
        store.db
          .selectFrom('translation')
          .select(['head_revision', 'head_hash'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
      const before = await head();
      await putHunkNote(store.db, id, ARMY, WHY, editor);
      assert.deepEqual(await head(), before);
      assert.deepEqual(await verifyTranslation(store.db, id), {
        revisions: 2,
        failure: undefined,
      });
    });

    it('are found by their words, with the channel of their change', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await work(store);
      await putHunkNote(store.db, id, ARMY, WHY, editor);
      const find = async (filter: object) =>
        (await findRevisions(store.db, id, filter, { limit: 10 }, 'de')).map((one) => one.number);
      assert.deepEqual(await find({ text: 'auf DEUTSCH' }), [1]);
      assert.deepEqual(await find({ text: 'auf deutsch', channel: 'wording' }), [1]);
      assert.deepEqual(await find({ text: 'auf deutsch', channel: 'typography' }), []);
      assert.deepEqual(await find({ text: 'auf deutsch', segment: 3 }), []);
      assert.deepEqual(await find({ text: 'auf türkisch' }), []);
    });

    it('say why the words of that change are there, also when they are brought back', async (t) => {
      const store = await openStore(t, engine);
      const { translation, id } = await work(store);
      const whys = async () => {
        const now = await readAttribution(store.db, translation);
        const one = now.segments.find(({ segment }) => segment.id === 2);
        return (one?.spans ?? []).flatMap(({ from, to, origin }) =>
          origin.kind === 'written'
            ? [[one?.segment.target.slice(from, to), origin.note?.body]]
            : [],
        );
      };
      assert.deepEqual(await whys(), [
        ['erörterten', undefined],
        ['Selbständige Armee', undefined],
      ]);
      await putHunkNote(store.db, id, ARMY, WHY, editor);
      assert.deepEqual(await whys(), [
        ['erörterten', undefined],
        ['Selbständige Armee', WHY],
      ]);
      await restore(store, id, { revision: 0 }, editor);
      assert.deepEqual(await whys(), []);
      await restore(store, id, { revision: 1 }, editor);
      assert.deepEqual((await whys())[1], ['Selbständige Armee', WHY]);
      await removeHunkNote(store.db, id, ARMY, editor);
      assert.deepEqual((await whys())[1], ['Selbständige Armee', undefined]);
    });
  });
});
