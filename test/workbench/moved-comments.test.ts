import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getTranslation } from '../../server/articles/article.store.ts';
import { renew } from '../../server/renewal/renew.ts';
import { restore } from '../../server/revisions/restore.ts';
import { findSegment, getSegment, listSegments } from '../../server/revisions/segment.store.ts';
import { undo } from '../../server/revisions/undo.ts';
import { addComment, listComments } from '../../server/workbench/comment.store.ts';
import { join, repair, split } from '../../server/workbench/restructure.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

/** Comments where they stand, as `segment: text`, with the segment they were written on if another. */
async function comments({ db }: Store, translation: number): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of await listSegments(db, translation)) {
    for (const { body, writtenOn } of await listComments(db, translation, id)) {
      found.push(`${id}${writtenOn === null ? '' : ` (${writtenOn})`}: ${body}`);
    }
  }
  return found;
}

const comment = ({ db }: Store, translation: number, segment: number, body: string) =>
  addComment(db, { translation, segment, body, author: reviewer });

const seen = async ({ db }: Store, translation: number, id: number) => {
  const { version } = await getSegment(db, translation, id);
  return { id, version };
};

/** Joins a segment with the next; returns the revision's number. */
async function joined(store: Store, id: number, first: number, next: number): Promise<number> {
  const { revision } = await join(
    store,
    id,
    await seen(store, id, first),
    await seen(store, id, next),
    editor,
  );
  assert.ok(revision);
  return revision.number;
}

describe('comments on segments that go', () => {
  forEachEngine((engine) => {
    it('move to the segment they are joined to, say so, and return when the join is undone', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await comment(store, id, 2, 'Какая армия?');
      await comment(store, id, 3, 'Wirklich drei? 🤔');
      const revision = await joined(store, id, 2, 3);
      await comment(store, id, 2, 'Zusammen besser.');
      assert.deepEqual(await comments(store, id), [
        '2: Какая армия?',
        '2 (3): Wirklich drei? 🤔',
        '2: Zusammen besser.',
      ]);
      await undo(store, id, { revision }, editor);
      assert.deepEqual(await comments(store, id), [
        '2: Какая армия?',
        '2: Zusammen besser.',
        '3: Wirklich drei? 🤔',
      ]);
    });

    it('go back the way they came, one segment at a time', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await comment(store, id, 4, 'Четыре');
      const first = await joined(store, id, 3, 4);
      const second = await joined(store, id, 2, 3);
      assert.deepEqual(await comments(store, id), ['2 (4): Четыре']);
      await undo(store, id, { revision: second }, editor);
      assert.deepEqual(await comments(store, id), ['3 (4): Четыре']);
      await undo(store, id, { revision: first }, editor);
      assert.deepEqual(await comments(store, id), ['4: Четыре']);
    });

    it('return with a restoration of the whole article, over any number of joins', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      for (const segment of [3, 4, 5]) await comment(store, id, segment, `zu ${segment}`);
      await joined(store, id, 4, 5);
      await joined(store, id, 3, 4);
      assert.deepEqual(await comments(store, id), ['3: zu 3', '3 (4): zu 4', '3 (5): zu 5']);
      await restore(store, id, { revision: 0 }, editor);
      assert.deepEqual(await comments(store, id), ['3: zu 3', '4: zu 4', '5: zu 5']);
    });

    it('move where an undone split or a restoration takes their segment away', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const part = (
        await split(store, id, { id: 4, version: 0 }, { source: 8, target: 15 }, editor)
      ).revision;
      assert.ok(part);
      await comment(store, id, 6, 'Zur zweiten Hälfte');
      await undo(store, id, { revision: part.number }, editor);
      assert.deepEqual(await comments(store, id), ['4 (6): Zur zweiten Hälfte']);
      await restore(store, id, { revision: part.number }, editor);
      assert.deepEqual(await comments(store, id), ['6: Zur zweiten Hälfte']);
      await restore(store, id, { revision: 0 }, editor);
      assert.deepEqual(await comments(store, id), ['4 (6): Zur zweiten Hälfte']);
    });

    it('move where pairing anew leaves nothing of their segment', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await comment(store, id, 2, 'Wo ist das?');
      const [first, second] = [await seen(store, id, 2), await seen(store, id, 3)];
      await repair(store, id, first, second, { source: 0, target: 0 }, editor);
      assert.equal(await findSegment(store.db, id, 2), undefined);
      assert.deepEqual(await comments(store, id), ['3 (2): Wo ist das?']);
    });

    it('stay with the article when a renewal takes a segment out or its addition is undone', async (t) => {
      const store = await openStore(t, engine);
      const { id, article } = await storeSmallArticle(store.db);
      const renewed = async (texts: Parameters<typeof renew>[2]) => {
        const now = await getTranslation(store.db, article.id, 'de');
        return (await renew(store, now, texts, now.revision, editor)).revision?.number ?? 0;
      };
      const segments = await listSegments(store.db, id);
      const lines = (side: 'source' | 'machine') => segments.map((one) => one[side]);
      const text = ([heading, a, b, c, d]: string[]) => `${heading}\n\n${a} ${b}\n\n${c} ${d}`;
      const added = await renewed({
        original: `${text(lines('source'))} Журналистов не пустили.`,
        translation: `${text(lines('machine'))} Journalisten blieben draußen.`,
      });
      await comment(store, id, 6, 'Quelle?');
      // Nothing but the addition is undone: no segment of the change is left to take the comment.
      await undo(store, id, { revision: added }, editor);
      assert.deepEqual(await comments(store, id), ['5 (6): Quelle?']);
      await restore(store, id, { revision: added }, editor);
      assert.deepEqual(await comments(store, id), ['6: Quelle?']);
      await comment(store, id, 1, 'Titel?');
      await renewed({
        original: text(lines('source')).replace(/^.*\n\n/, ''),
        translation: text(lines('machine')).replace(/^.*\n\n/, ''),
      });
      // What stood first goes to what stands first now.
      assert.deepEqual(await comments(store, id), ['2 (1): Titel?', '5 (6): Quelle?']);
    });

    it('are not taken for a segment that is gone', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      await joined(store, id, 2, 3);
      await assert.rejects(comment(store, id, 3, 'Zu spät'), { status: 404 });
    });
  });
});
