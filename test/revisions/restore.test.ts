import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UserError } from '../../server/errors.ts';
import { restore } from '../../server/revisions/restore.ts';
import { getRevision } from '../../server/revisions/revision.store.ts';
import { findSegment, getSegment, isLapsed } from '../../server/revisions/segment.store.ts';
import { insertComment, listComments } from '../../server/workbench/comment.store.ts';
import { join, repair, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound, copyOf } from '../support/record.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

async function seen({ db }: Store, translation: number, id: number) {
  const { version } = await getSegment(db, translation, id);
  return { id, version };
}

describe('restoring', () => {
  forEachEngine((engine) => {
    it('brings back across a split, a join and a new pairing what stood there', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const copies = [await copyOf(store.db, id)];
      const remember = async () => copies.push(await copyOf(store.db, id));

      const cut = { source: 8, target: 11 };
      await split(store, id, await seen(store, id, 2), cut, editor);
      await remember();
      await join(store, id, await seen(store, id, 3), await seen(store, id, 4), editor);
      await remember();
      // All of the second goes to the first: the second is gone.
      const whole = { source: 200, target: 200 };
      await repair(store, id, await seen(store, id, 6), await seen(store, id, 3), whole, editor);
      await remember();
      await saveSegment(
        store,
        id,
        6,
        { text: 'Am Abend.', version: (await seen(store, id, 6)).version },
        editor,
      );
      await remember();

      for (const number of [1, 3, 0, 2, 4]) {
        await restore(store, id, { revision: number, reason: `wie ${number}` }, editor);
        assert.deepEqual(await copyOf(store.db, id), copies[number], `as after ${number}`);
        await assertSound(store.db, id);
      }
    });

    it('gives a segment that comes back its old identifier, and that to no other ever', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await split(store, id, await seen(store, id, 2), { source: 8, target: 11 }, editor);
      await restore(store, id, { revision: 0 }, editor);
      assert.equal(await findSegment(store.db, id, 6), undefined);
      await split(store, id, await seen(store, id, 3), { source: 12, target: 18 }, editor);
      assert.ok(await findSegment(store.db, id, 7), 'the next split makes 7, not 6 again');
      await restore(store, id, { revision: 1 }, editor);
      const back = await getSegment(store.db, id, 6);
      assert.equal(
        back.target,
        'besprachen die Minister Lieferungen für die Separaten Militärarmee.',
      );
      assert.deepEqual([back.version, back.changes], [4, 3], 'made, taken away, brought back');
      await assertSound(store.db, id);
    });

    it('remembers that what comes back had been approved', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await saveSegment(store, id, 3, { state: 'approved', version: 0 }, reviewer);
      await join(store, id, await seen(store, id, 2), await seen(store, id, 3), editor);
      await restore(store, id, { revision: 1 }, editor);
      const back = await getSegment(store.db, id, 3);
      assert.deepEqual([back.state, back.approvedIn], ['edited', 1]);
      assert.ok(isLapsed(back), 'the reader sees that there was an approval');
      await assertSound(store.db, id);
    });

    it('leaves an approval alone whose text is the same then and now', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await saveSegment(store, id, 3, { state: 'approved', version: 0 }, reviewer);
      await saveSegment(store, id, 4, { text: 'Etwas anderes.', version: 0 }, editor);
      await restore(store, id, { revision: 0 }, editor);
      assert.equal((await getSegment(store.db, id, 3)).state, 'approved');
      assert.deepEqual(
        (await getRevision(store.db, id, 3)).changes.map((change) => change.id),
        [4],
      );
      await assertSound(store.db, id);
    });

    it('brings one segment back in the state it had', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const { target } = await getSegment(store.db, id, 4);
      await saveSegment(store, id, 4, { text: 'Ganz anders.', version: 0 }, editor);
      await restore(store, id, { revision: 0, segment: 4 }, editor);
      const back = await getSegment(store.db, id, 4);
      assert.deepEqual([back.target, back.state], [target, 'machine']);
      await assertSound(store.db, id);
    });

    it('does not bring one segment back where its words stand in its neighbour by now', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const { source, target } = await getSegment(store.db, id, 2);
      // Only the translation moves: "Militärarmee." goes to the next segment.
      const cut = { source: source.length, target: target.indexOf('Militärarmee') };
      await repair(store, id, await seen(store, id, 2), await seen(store, id, 3), cut, editor);
      assert.match((await getSegment(store.db, id, 3)).target, /^Militärarmee\. Die/);
      await assert.rejects(
        restore(store, id, { revision: 0, segment: 2 }, editor),
        (error) => error instanceof UserError && error.key === 'revisions:error.otherStructure',
      );
      await assertSound(store.db, id);
    });

    it('loses no comment: each goes with the text, and back with the segment it was written on', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const author = { id: 'editor', name: 'editor' };
      const say = (segment: number, body: string) =>
        insertComment(store.db, { translation: id, segment, author, body });
      await say(3, 'Wirklich drei?');
      await join(store, id, await seen(store, id, 2), await seen(store, id, 3), editor);
      await split(store, id, await seen(store, id, 4), { source: 8, target: 15 }, editor);
      await say(6, 'Welcher Minister?');
      const bodies = async (segment: number) =>
        (await listComments(store.db, id, segment)).map(({ body }) => body);
      assert.deepEqual(await bodies(2), ['Wirklich drei?']);
      await restore(store, id, { revision: 0 }, editor);
      assert.deepEqual(await bodies(3), ['Wirklich drei?']);
      assert.deepEqual(await bodies(4), ['Welcher Minister?']);
    });

    it('refuses what never was and who may not', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const attempts: [Parameters<typeof restore>[2], ReturnType<typeof someone>, number][] = [
        [{ revision: 1 }, editor, 404],
        [{ revision: -1 }, editor, 404],
        [{ revision: 1, segment: 2 }, editor, 404],
        [{ revision: 0, segment: 99 }, editor, 404],
        [{ revision: 0 }, someone('reader'), 403],
        [{ revision: 0 }, someone('editor', ['tr']), 403],
      ];
      for (const [what, who, status] of attempts) {
        await assert.rejects(
          restore(store, id, what, who),
          (error) => error instanceof UserError && error.status === status,
        );
      }
      assert.equal(await restore(store, id, { revision: 0 }, editor), undefined, 'nothing to do');
    });
  });
});
