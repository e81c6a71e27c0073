import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UserError } from '../../server/errors.ts';
import { commitRevision, frameOf } from '../../server/revisions/commit.ts';
import { parseDelta } from '../../server/revisions/delta.ts';
import { getRevision, listRevisions, lockHead } from '../../server/revisions/revision.store.ts';
import { getSegment, listSegments } from '../../server/revisions/segment.store.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertChain, assertSound, copyOf } from '../support/record.ts';
import { openStore } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');
const author = { id: 'anna', name: 'Anna Müller' };

describe('a revision', () => {
  forEachEngine((engine) => {
    it('is chained by its hash to all before it, down to both imported texts', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      for (const target of ['Die Verhandlungen dauerten vier Stunden.', '谈判持续了三个小时。🇹🇷']) {
        const { version } = await getSegment(store.db, id, 3);
        const reason = 'Zahl laut Original: „три“ – ؟';
        await saveSegment(store, id, 3, { text: target, version, reason }, editor);
      }
      await assertSound(store.db, id);

      const revisions = await listRevisions(store.db, id);
      assert.deepEqual(
        revisions.map(({ number }) => number),
        [2, 1, 0],
      );
      for (const [index, revision] of revisions.entries()) {
        const before = revisions[index + 1];
        if (before) assert.equal(revision.parent, before.hash);
        const alone = await getRevision(store.db, id, revision.number);
        assert.equal(alone.parent, revision.parent);
      }
      assert.match(revisions.at(-1)?.parent ?? '', /^[\da-f]{64}$/, 'the import has a parent too');
    });

    it('breaks the chain when any of its rows is changed afterwards', async (t) => {
      const { db, events } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      await saveSegment({ db, events }, id, 3, { text: 'Vier Stunden lang.', version: 0 }, editor);
      await db
        .updateTable('revision')
        .set({ author: 'Somebody else' })
        .where('translation_id', '=', id)
        .where('number', '=', 1)
        .execute();
      await assert.rejects(assertChain(db, id), /hash of revision 1/);
    });

    it('holds several changes or none: what fails midway leaves nothing behind', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      const before = await copyOf(db, id);
      const [two, three] = [await getSegment(db, id, 2), await getSegment(db, id, 3)];
      const failing = db.transaction().execute(async (trx) => {
        const head = await lockHead(trx, id);
        await commitRevision(trx, head, {
          kind: 'edit',
          author,
          segments: [
            { id: 2, before: two, after: { ...frameOf(two), target: 'Neu.', state: 'approved' } },
            // Half of a character can be neither hashed nor stored.
            { id: 3, before: three, after: { ...frameOf(three), target: 'halb \ud83d' } },
          ],
        });
      });
      await assert.rejects(failing, TypeError);
      const late = db.transaction().execute(async (trx) => {
        const head = await lockHead(trx, id);
        await commitRevision(trx, head, {
          kind: 'edit',
          author,
          segments: [
            { id: 2, before: two, after: { ...frameOf(two), target: 'Neu.', state: 'approved' } },
          ],
          blocks: [{ id: 2, before: { kind: 'paragraph', level: null }, after: undefined }],
        });
        throw new Error('the power fails');
      });
      await assert.rejects(late, /the power fails/);
      assert.deepEqual(await copyOf(db, id), before);
      assert.equal((await listRevisions(db, id)).length, 1);
      await assertSound(db, id);
    });

    it('is one, whatever number of segments it changes', async (t) => {
      const store = await openStore(t, engine);
      const { db } = store;
      const sentences = Array.from(
        { length: 1200 },
        (_, n) => [`Предложение ${n}.`, `Satz ${n}.`] as const,
      );
      const { id } = await storeSmallArticle(db, [sentences]);
      const heard: number[] = [];
      const told = new Promise<void>((resolve) => {
        store.events.subscribe(id, ({ segments = [] }) => {
          heard.push(segments.length);
          resolve();
        });
      });
      const revision = await approveAll(store, id, { revision: 0 }, reviewer);
      assert.equal(revision?.number, 1);
      assert.equal((await getRevision(db, id, 1)).changes.length, 1201);
      await told;
      assert.deepEqual(heard, [1201], 'everybody is told of all of them');
      await assertSound(db, id);
    });

    it('keeps canonical deltas of the text alone, however rich the rows it was made from', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      const segment = await getSegment(db, id, 4);
      const revision = await db.transaction().execute(async (trx) =>
        commitRevision(trx, await lockHead(trx, id), {
          kind: 'split',
          author,
          segments: [
            // A segment as it is read has far more in it than history keeps.
            { id: 6, before: undefined, after: { ...segment, position: 'zz' } },
            { id: 4, before: segment, after: { ...segment, target: 'Der Minister nickte.' } },
          ],
          nextSegment: 7,
        }),
      );
      assert.ok(revision);
      const { changes } = await getRevision(db, id, revision.number);
      const [edited, made] = changes;
      assert.ok(edited?.entity === 'segment' && made?.entity === 'segment');
      assert.deepEqual([edited.id, made.id], [4, 6], 'in canonical order');
      assert.deepEqual(Object.keys(edited.change), ['target']);
      assert.ok(parseDelta(edited.change.target));
      assert.deepEqual(Object.keys(made.change.created ?? {}).sort(), [
        'block',
        'excluded',
        'machine',
        'position',
        'source',
        'state',
        'target',
      ]);
      await assertSound(db, id);
    });

    it('refuses a reason no engine can keep, and says so', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      for (const reason of ['NUL \0', 'halbes \ud83d Zeichen']) {
        await assert.rejects(
          saveSegment(store, id, 2, { text: 'Neu.', version: 0, reason }, editor),
          (error) => error instanceof UserError && error.status === 422 && error.field === 'reason',
        );
      }
      assert.equal((await listRevisions(store.db, id)).length, 1);
    });

    it('is not made where nothing changes', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const { target } = await getSegment(store.db, id, 2);
      const outcome = await saveSegment(store, id, 2, { text: target, version: 0 }, editor);
      assert.equal(outcome.outcome, 'unchanged');
      assert.equal((await listRevisions(store.db, id)).length, 1);
    });
  });
});

describe('reading order', () => {
  forEachEngine((engine) => {
    it('is that of the bytes of the positions, in the list as around a segment', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      const [segment] = await listSegments(db, id);
      assert.ok(segment);
      // In German or English order "a" and "A", "Zz" and "zA" stand the other way round.
      const positions = ['Zz', 'a0', 'a0V', 'aA', 'aZ', 'aa', 'az', 'b0B', 'b0a'];
      await db.transaction().execute(async (trx) =>
        commitRevision(trx, await lockHead(trx, id), {
          kind: 'restore',
          author,
          segments: [
            ...(await listSegments(trx, id)).map((one) => ({
              id: one.id,
              before: one,
              after: undefined,
            })),
            ...positions.map((position, n) => ({
              id: 20 + ((n * 5) % 9),
              before: undefined,
              after: { ...frameOf(segment), position },
            })),
          ],
          nextSegment: 30,
        }),
      );
      assert.deepEqual(
        (await listSegments(db, id)).map(({ position }) => position),
        positions,
      );
      assert.deepEqual(
        (await listSegments(db, id, { from: 'a0V', before: 'aa' })).map(({ position }) => position),
        ['a0V', 'aA', 'aZ'],
      );
      await assertSound(db, id);
    });
  });
});
