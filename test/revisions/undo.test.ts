import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../server/errors.ts';
import { getRevision, listRevisions } from '../../server/revisions/revision.store.ts';
import { undoneBy } from '../../server/revisions/revision.ts';
import { getSegment, listSegments } from '../../server/revisions/segment.store.ts';
import type { Snapshot } from '../../server/revisions/snapshot.ts';
import { undo } from '../../server/revisions/undo.ts';
import { UndoConflictError } from '../../server/revisions/undo-plan.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { insertComment, listComments } from '../../server/workbench/comment.store.ts';
import { changeKind, exclude, join, repair, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { assertSound, copyOf } from '../support/record.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const other = { ...someone('editor'), id: 'other', name: 'other' };
const reviewer = someone('reviewer');

async function seen({ db }: Store, translation: number, id: number) {
  const { version } = await getSegment(db, translation, id);
  return { id, version };
}

/** Saves a segment's text over what stands there, and returns the number of the revision. */
async function save(store: Store, translation: number, id: number, text: string, user = editor) {
  const { version } = await seen(store, translation, id);
  const saved = await saveSegment(store, translation, id, { text, version }, user);
  assert.ok(saved.outcome === 'saved' && saved.revision);
  return saved.revision.number;
}

/** All but states, which an undo brings back only where nobody has to vouch for them. */
function texts({ blocks, segments }: Snapshot) {
  return {
    blocks: [...blocks].sort(([one], [two]) => one - two),
    segments: [...segments]
      .map(([id, { state: _, ...frame }]) => [id, frame] as const)
      .sort(([one], [two]) => one - two),
  };
}

describe('undoing a revision', () => {
  forEachEngine((engine) => {
    it('takes back its words and leaves those that came after', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const first = await save(
        store,
        id,
        2,
        'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.',
      );
      await save(
        store,
        id,
        2,
        'Am 18. Juli berieten die Minister über Lieferungen für die Selbständige Armee.',
        other,
      );
      const { revision } = await undo(
        store,
        id,
        { revision: first, reason: 'Doch nicht' },
        reviewer,
      );
      const now = await getSegment(store.db, id, 2);
      assert.equal(
        now.target,
        'Am 18. Juli berieten die Minister über Lieferungen für die Separaten Militärarmee.',
      );
      assert.equal(now.state, 'edited');
      assert.ok(revision);
      assert.deepEqual([revision.kind, revision.reason], ['undo', 'Doch nicht']);
      assert.equal(undoneBy(revision), first);
      await assertSound(store.db, id);
    });

    it('brings the machine text back as what it was, and can itself be undone', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const before = await copyOf(store.db, id);
      const text = 'Der Minister nannte das Treffen nützlich.';
      const number = await save(store, id, 4, text);
      const done = await undo(store, id, { revision: number }, editor);
      assert.deepEqual(await copyOf(store.db, id), before);
      await undo(store, id, { revision: done.revision?.number ?? 0 }, editor);
      const now = await getSegment(store.db, id, 4);
      assert.deepEqual([now.target, now.state], [text, 'edited']);
      await assertSound(store.db, id);
    });

    it('says what is in the way and changes nothing', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const number = await save(store, id, 3, 'Die Gespräche dauerten drei Stunden.');
      await save(store, id, 3, 'Die Unterredungen dauerten drei Stunden.', other);
      const before = await copyOf(store.db, id);
      await assert.rejects(undo(store, id, { revision: number }, editor), (error) => {
        assert.ok(error instanceof UndoConflictError);
        assert.equal(error.status, 409);
        assert.deepEqual(error.conflicts, [
          {
            segment: 3,
            why: 'text',
            base: 'Die Gespräche dauerten drei Stunden.',
            theirs: 'Die Unterredungen dauerten drei Stunden.',
            mine: 'Die Verhandlungen dauerten drei Stunden.',
          },
        ]);
        return true;
      });
      assert.deepEqual(await copyOf(store.db, id), before);
      assert.equal((await listRevisions(store.db, id))[0]?.number, 2);
    });

    it('finds nothing to do where somebody has put it right by hand', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const number = await save(store, id, 3, 'Die Gespräche dauerten drei Stunden.');
      await save(store, id, 3, 'Die Verhandlungen dauerten drei Stunden.', other);
      const { revision } = await undo(store, id, { revision: number }, editor);
      assert.equal(revision, undefined);
    });

    it('undoes a split, a join, a new pairing, an exclusion and a kind of block', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const deeds = [
        async () => split(store, id, await seen(store, id, 2), { source: 8, target: 11 }, editor),
        async () => join(store, id, await seen(store, id, 3), await seen(store, id, 4), editor),
        async () =>
          repair(
            store,
            id,
            await seen(store, id, 2),
            await seen(store, id, 3),
            { source: 200, target: 200 },
            editor,
          ),
        async () => exclude(store, id, await seen(store, id, 2), true, editor),
        async () => changeKind(store, id, 2, { kind: 'quotation', level: null }, editor),
      ];
      for (const [index, deed] of deeds.entries()) {
        const before = await copyOf(store.db, id);
        const { revision } = await deed();
        const comment = { translation: id, segment: 6, author: editor, body: 'Wirklich?' };
        if (index === 0) await insertComment(store.db, comment);
        const changed = await copyOf(store.db, id);
        const number = revision?.number ?? 0;
        // Elsewhere somebody goes on meanwhile.
        const elsewhere = (await getSegment(store.db, id, 5)).target;
        await save(store, id, 5, `${elsewhere} So.`, other);
        const { revision: undone } = await undo(store, id, { revision: number }, editor);
        await save(store, id, 5, elsewhere, other);
        assert.deepEqual(texts(await copyOf(store.db, id)), texts(before), `undone ${index}`);
        await assertSound(store.db, id);
        await undo(store, id, { revision: undone?.number ?? 0 }, editor);
        assert.deepEqual(texts(await copyOf(store.db, id)), texts(changed), `redone ${index}`);
        await assertSound(store.db, id);
        const again = await listRevisions(store.db, id, { limit: 1 });
        await undo(store, id, { revision: again[0]?.number ?? 0 }, editor);
        assert.deepEqual(texts(await copyOf(store.db, id)), texts(before));
        if (index === 0) assert.equal((await listComments(store.db, id, 2)).length, 1);
      }
    });

    it('does not undo a split of which a part was edited', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const { revision } = await split(
        store,
        id,
        await seen(store, id, 2),
        { source: 8, target: 11 },
        editor,
      );
      await save(store, id, 6, 'berieten die Minister über Lieferungen.');
      await assert.rejects(
        undo(store, id, { revision: revision?.number ?? 0 }, editor),
        (error) => {
          assert.ok(error instanceof UndoConflictError);
          assert.deepEqual(
            error.conflicts.map(({ segment, why }) => [segment, why]),
            [[6, 'structure']],
          );
          return true;
        },
      );
    });

    it('gives states back, but vouches for nothing on behalf of somebody else', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await approveAll(store, id, { revision: 0, block: 2 }, reviewer);
      await undo(store, id, { revision: 1 }, editor);
      assert.equal((await getSegment(store.db, id, 2)).state, 'machine');
      await undo(store, id, { revision: 2 }, reviewer);
      assert.equal((await getSegment(store.db, id, 2)).state, 'approved');
      const edit = await save(store, id, 2, 'Am 17. Juli sprachen sie über Lieferungen.');
      await undo(store, id, { revision: edit }, editor);
      const now = await getSegment(store.db, id, 2);
      assert.deepEqual([now.target === now.machine, now.state], [true, 'edited']);
      await assertSound(store.db, id);
    });

    it("finds a person's last save, and the one before it the next time", async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const before = await copyOf(store.db, id);
      await save(store, id, 3, 'Die Gespräche dauerten drei Stunden.');
      await save(store, id, 4, 'Der Minister nannte das Treffen nützlich.', other);
      await save(store, id, 5, 'Das nächste Treffen ist in Baku.');
      assert.equal((await undo(store, id, { revision: 'last' }, editor)).undone.number, 3);
      assert.equal((await undo(store, id, { revision: 'last' }, editor)).undone.number, 1);
      await assert.rejects(undo(store, id, { revision: 'last' }, editor), UserError);
      await undo(store, id, { revision: 'last' }, other);
      assert.deepEqual(await copyOf(store.db, id), before);
    });

    it('refuses the import, and revisions there are none of', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      for (const [revision, status] of [
        [0, 422],
        [1, 404],
      ] as const) {
        await assert.rejects(
          undo(store, id, { revision }, editor),
          (error) => error instanceof UserError && error.status === status,
        );
      }
      await assert.rejects(
        undo(store, id, { revision: 0 }, someone('reader')),
        (error) => error instanceof UserError && error.status === 403,
      );
    });

    it('undone and redone leaves every text as it was, or changes nothing and says why', async (t) => {
      const store = await openStore(t, engine);
      const step = fc.record({
        what: fc.constantFrom('edit', 'edit', 'edit', 'split', 'join', 'pair', 'exclude', 'kind'),
        which: fc.nat(1000),
        share: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
        word: fc.constantFrom('Armee', 'Баку,', '«Аскеров»', '司令部', '👩‍👩‍👧', 'kez', '.'),
      });
      const counts = { undone: 0, conflicts: 0 };
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 2, maxLength: 10 }),
          fc.nat(1000),
          async (steps, chosen) => {
            const { id } = await storeSmallArticle(store.db);
            for (const one of steps) await act(store, id, one);
            const [newest] = await listRevisions(store.db, id, { limit: 1 });
            const head = newest?.number ?? 0;
            if (head === 0) return;
            const revision = 1 + (chosen % head);
            const before = await copyOf(store.db, id);
            let done: Awaited<ReturnType<typeof undo>>;
            try {
              done = await undo(store, id, { revision }, editor);
            } catch (error) {
              assert.ok(error instanceof UndoConflictError, String(error));
              assert.ok(error.conflicts.length > 0);
              assert.deepEqual(await copyOf(store.db, id), before);
              counts.conflicts++;
              return;
            }
            counts.undone++;
            await assertSound(store.db, id);
            if (!done.revision) {
              assert.deepEqual(await copyOf(store.db, id), before);
              return;
            }
            const stored = await getRevision(store.db, id, done.revision.number);
            assert.equal(undoneBy(stored), revision);
            await undo(store, id, { revision: done.revision.number }, editor);
            assert.deepEqual(texts(await copyOf(store.db, id)), texts(before));
            await assertSound(store.db, id);
          },
        ),
        { numRuns: engine.name === 'SQLite' ? 60 : 15 },
      );
      assert.ok(counts.undone > 0 && counts.conflicts > 0, JSON.stringify(counts));
    });
  });
});

interface Step {
  what: string;
  which: number;
  share: number;
  word: string;
}

async function act(store: Store, id: number, { what, which, share, word }: Step): Promise<void> {
  const segments = await listSegments(store.db, id);
  const at = which % segments.length;
  const segment = segments[at];
  const next = segments[at + 1];
  assert.ok(segment);
  const { version } = segment;
  if (what === 'edit') {
    const parts = segment.target.split(/(?<=\s)/u);
    parts.splice(Math.floor(share * parts.length), which % 3, `${word} `);
    const text = parts.join('');
    await saveSegment(store, id, segment.id, { text, version }, which % 2 ? editor : other);
  } else if (what === 'exclude') {
    await exclude(store, id, { id: segment.id, version }, !segment.excluded, editor);
  } else if (what === 'kind') {
    const kind = which % 2 ? 'quotation' : 'paragraph';
    await changeKind(store, id, segment.block, { kind, level: null }, editor);
  } else {
    const half = (text: string) => Math.round(share * text.length);
    const cut = { source: half(segment.source), target: half(segment.target) };
    const own = { id: segment.id, version };
    try {
      if (what === 'split') await split(store, id, own, cut, editor);
      else if (next) {
        const seenNext = { id: next.id, version: next.version };
        if (what === 'join') await join(store, id, own, seenNext, editor);
        else await repair(store, id, own, seenNext, cut, editor);
      }
    } catch (error) {
      // Not every place is one to cut at.
      if (!(error instanceof UserError)) throw error;
    }
  }
}
