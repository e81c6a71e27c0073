import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRevisions, type HistoryFilter } from '../../server/revisions/find-revisions.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

describe('revisions that fit a filter', () => {
  forEachEngine((engine) => {
    const work = async (store: Store) => {
      const { id } = await storeSmallArticle(store.db);
      const save = (segment: number, text: string, version: number, user = editor) =>
        saveSegment(store, id, segment, { text, version }, user);
      await save(4, 'Der Minister nannte das Treffen nützlich.', 0);
      await save(3, '„Die Verhandlungen“ dauerten drei Stunden.', 0, reviewer);
      await approveAll(store, id, { revision: 2 }, reviewer);
      await save(4, 'Der MINISTER nannte das Treffen sehr nützlich.', 3);
      const find = async (filter: HistoryFilter, before?: number) =>
        (await findRevisions(store.db, id, filter, { before, limit: 100 }, 'de')).map(
          ({ number }) => number,
        );
      return { id, find };
    };

    it('are found by person, kind, state, channel and text, alone and together', async (t) => {
      const store = await openStore(t, engine);
      const { find } = await work(store);
      assert.deepEqual(await find({}), [4, 3, 2, 1, 0]);
      assert.deepEqual(await find({ move: 'edited' }), [4, 2, 1]);
      assert.deepEqual(await find({ move: 'approved' }), [3]);
      assert.deepEqual(await find({ move: 'lapsed' }), [4]);
      assert.deepEqual(await find({ channel: 'typography' }), [2]);
      assert.deepEqual(await find({ channel: 'wording' }), [4, 1]);
      assert.deepEqual(await find({ text: 'minister' }), [4, 1]);
      assert.deepEqual(await find({ text: 'MINISTERIUM' }), [1]);
      assert.deepEqual(await find({ text: 'minister' }, 4), [1]);
      assert.deepEqual(await find({ text: 'minister', move: 'lapsed', author: 'editor' }), [4]);
      assert.deepEqual(await find({ text: 'minister', author: 'reviewer' }), []);
      assert.deepEqual(await find({ channel: 'typography', kind: 'edit', segment: 3 }), [2]);
      assert.deepEqual(await find({ text: '%' }), []);
    });

    it('are found by the time they were made at, the first moment included and the last not', async (t) => {
      const store = await openStore(t, engine);
      const { id, find } = await work(store);
      for (const number of [0, 1, 2, 3, 4]) {
        await store.db
          .updateTable('revision')
          .set({ at: `2026-03-29T0${number}:00:00.000Z` })
          .where('translation_id', '=', id)
          .where('number', '=', number)
          .execute();
      }
      const period = { since: '2026-03-29T01:00:00.000Z', before: '2026-03-29T04:00:00.000Z' };
      assert.deepEqual(await find({ period }), [3, 2, 1]);
      assert.deepEqual(await find({ period, text: 'minister' }), [1]);
      assert.deepEqual(await find({ period: { since: period.since }, text: 'minister' }), [4, 1]);
      assert.deepEqual(await find({ period: { before: period.since } }), [0]);
      assert.deepEqual(await find({ period: {} }), [4, 3, 2, 1, 0]);
    });

    it('are paged in both directions without missing any', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await work(store);
      const filter = { channel: 'wording' } as const;
      const at = async (range: { before?: number; from?: number }) =>
        (await findRevisions(store.db, id, filter, { ...range, limit: 1 }, 'de'))[0]?.number;
      assert.equal(await at({}), 4);
      assert.equal(await at({ before: 4 }), 1);
      assert.equal(await at({ before: 1 }), undefined);
      assert.equal(await at({ from: 2 }), 4);
    });

    it('are found among ten thousand in a moment', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const numbers = Array.from({ length: 10_000 }, (_, index) => index + 1);
      for (let from = 0; from < numbers.length; from += 500) {
        const some = numbers.slice(from, from + 500);
        await store.db
          .insertInto('revision')
          .values(
            some.map((number) => ({
              translation_id: id,
              number,
              hash: String(number),
              kind: 'edit',
              author_id: null,
              author: 'editor',
              at: '2026-01-01T00:00:00.000Z',
              summary: '',
              reason: null,
            })),
          )
          .execute();
        await store.db
          .insertInto('change')
          .values(
            some.map((number) => ({
              translation_id: id,
              revision: number,
              entity: 'segment' as const,
              entity_id: 2,
              content: JSON.stringify({ target: [3, [`Wort${number - 1}`, `Wort${number}`], 5] }),
            })),
          )
          .execute();
      }
      const found = await findRevisions(store.db, id, { text: 'wort7' }, { limit: 51 }, 'de');
      const oldest = await findRevisions(
        store.db,
        id,
        { text: 'wort1' },
        { before: 3, limit: 51 },
        'de',
      );
      assert.equal(found.length, 51);
      assert.deepEqual(
        oldest.map(({ number }) => number),
        [2, 1],
      );
      const none = await findRevisions(store.db, id, { text: 'nirgends' }, { limit: 51 }, 'de');
      assert.deepEqual(none, []);
    });
  });
});
