import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { type Kysely, sql } from 'kysely';
import { deleteArticle } from '../../server/articles/article-details.store.ts';
import { inBatches } from '../../server/database/lock.ts';
import type { Database } from '../../server/database/schema.ts';
import { reading, writing } from '../../server/database/transaction.ts';
import { snapshotAt } from '../../server/revisions/rebuild.ts';
import { lockHead } from '../../server/revisions/revision.store.ts';
import { countWords, getSegment } from '../../server/revisions/segment.store.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { countComments, insertComment } from '../../server/workbench/comment.store.ts';
import { split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { engines, forEachEngine } from '../support/engines.ts';
import { openBeside, openStore, type Store } from '../support/store.ts';
import { write } from '../support/writer.ts';

const editor = someone('editor');

/** A database of its own, so that all rows of all tables can be counted. */
async function ownStore(t: TestContext, engine: Parameters<typeof openStore>[1]): Promise<Store> {
  const connection = await engine.open();
  const { events } = await openStore(t, engine);
  return { db: connection.db, events, connection };
}

async function rowsOf(db: Kysely<Database>): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const { name } of await db.introspection.getTables()) {
    const counted = await sql<{
      count: number;
    }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    rows[name] = counted.rows[0]?.count ?? 0;
  }
  return rows;
}

describe('the database', () => {
  forEachEngine((engine) => {
    it('keeps nothing of an article that was deleted, and all of the others', async (t) => {
      const store = await ownStore(t, engine);
      const { db } = store;
      const stays = await storeSmallArticle(db);
      const before = await rowsOf(db);
      const goes = await storeSmallArticle(db);
      const { id } = goes;
      await write(store, id, 'anna', 70);
      await split(store, id, await getSegment(db, id, 2), { source: 8, target: 20 }, editor);
      await approveAll(store, id, { revision: 71 }, someone('reviewer'));
      const author = { id: null, name: 'Anna' };
      await insertComment(db, { translation: id, segment: 2, author, body: 'Stimmt das?' });
      await db
        .insertInto('export')
        .values({
          translation_id: id,
          revision: 3,
          format: 'txt',
          include_current: 1,
          author_id: null,
          author: 'Anna',
          at: '2026-01-01T00:00:00.000Z',
        })
        .execute();
      const full = await rowsOf(db);
      for (const table of ['revision', 'change', 'segment', 'approval', 'comment', 'export']) {
        assert.ok((full[table] ?? 0) > (before[table] ?? 0), `there is something in ${table}`);
      }
      await deleteArticle(db, goes.article.id);
      assert.deepEqual(await rowsOf(db), before);
      await snapshotAt(db, stays.id, 0);
      await assert.rejects(deleteArticle(db, goes.article.id), { status: 404 });
    });

    it('counts and adds up in numbers on both engines', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      const author = { id: null, name: 'Anna' };
      await insertComment(db, { translation: id, segment: 2, author, body: 'Eins' });
      await insertComment(db, { translation: id, segment: 2, author, body: 'Zwei' });
      assert.deepEqual(await countComments(db, id), new Map([[2, 2]]));
      assert.deepEqual(await countWords(db, id), {
        machine: 25,
        edited: 0,
        reviewed: 0,
        approved: 0,
      });
    });

    it('gives back every text to the byte', async (t) => {
      const store = await openStore(t, engine);
      const texts = [
        'é und é, ﬁ und fi, Ω und Ω',
        '  zwei  Leerzeichen\u00a0und\u2009schmale\u200b ',
        '\u202bعربي\u202c ‏؟',
        '👩‍👩‍👧 🏳️‍🌈 𝒳 \u{10ffff}',
        'Zeile\nZeile\tTab \\ " \' % _ $1 {0} <b>',
        'ก็น้ำ ကြောင်း ភាសា',
      ];
      const pairs = texts.map((text) => [text, text] as const);
      const { id } = await storeSmallArticle(store.db, [pairs]);
      for (const [index, text] of texts.entries()) {
        const segment = await getSegment(store.db, id, index + 2);
        assert.deepEqual([segment.source, segment.machine], [text, text]);
        const edited = `${text.trim()} ${text.trim()}`;
        await saveSegment(store, id, segment.id, { text: edited, version: 0 }, editor);
        assert.equal((await getSegment(store.db, id, segment.id)).target, edited);
      }
    });

    it('shows a reader one moment, whatever is written meanwhile', async (t) => {
      const store = await openStore(t, engine);
      const { id } = await storeSmallArticle(store.db);
      const text = (db: Kysely<Database>) => getSegment(db, id, 3).then(({ target }) => target);
      let saving: Promise<unknown> = Promise.resolve();
      await reading(store.db, async (trx) => {
        const first = await text(trx);
        saving = saveSegment(store, id, 3, { text: 'Vier Stunden.', version: 0 }, editor);
        // On the embedded engine the save waits for the reader; elsewhere it goes past it.
        if (engine.name === 'PostgreSQL') await saving;
        assert.equal(await text(trx), first);
      });
      await saving;
      assert.equal(await text(store.db), 'Vier Stunden.');
    });

    it('joins a write within a write: all of both is there, or nothing', async (t) => {
      const { db } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      const author = { id: null, name: 'Anna' };
      const comment = { translation: id, segment: 2, author, body: 'Bleibt nicht' };
      await assert.rejects(
        writing(db, async (outer) => {
          await writing(outer, (inner) => insertComment(inner, comment));
          throw new Error('and then this');
        }),
        /and then this/,
      );
      assert.equal((await countComments(db, id)).size, 0);
    });
  });
});

const postgres = engines.find(({ name }) => name === 'PostgreSQL');

describe('a lock on a translation', { skip: !postgres && 'no PostgreSQL' }, () => {
  it('keeps out other saves, at any instance, until what was saved is there to read', async (t) => {
    assert.ok(postgres);
    const store = await openStore(t, postgres);
    const other = await openBeside(t, postgres, store);
    const { id } = await storeSmallArticle(store.db);
    let second: Promise<unknown> = Promise.resolve();
    await writing(store.db, async (trx) => {
      await lockHead(trx, id);
      second = writing(other.db, async (beside) => (await lockHead(beside, id)).revision);
      await saveSegment({ ...store, db: trx }, id, 3, { text: 'Erst dies.', version: 0 }, editor);
      const waiting = await sql<{ count: number }>`
        select count(*) as count from pg_locks where not granted`.execute(store.db);
      assert.ok(waiting.rows[0]);
    });
    assert.equal(await second, 1, 'the second sees the revision of the first');
  });

  it('lets people comment meanwhile, and edit the other translations', async (t) => {
    assert.ok(postgres);
    const store = await openStore(t, postgres);
    const { id, article } = await storeSmallArticle(store.db);
    await writing(store.db, async (trx) => {
      await lockHead(trx, id);
      // Either would wait for the lock, and the lock for either, if it were wider than it has to be.
      const author = { id: null, name: 'Anna' };
      await insertComment(store.db, { translation: id, segment: 2, author, body: 'Stimmt das?' });
      await store.db
        .updateTable('article')
        .set({ note: 'sample' })
        .where('id', '=', article.id)
        .execute();
    });
    assert.equal((await countComments(store.db, id)).get(2), 1);
  });
});

describe('long lists', () => {
  it('go in pieces that one statement takes, in order and complete', () => {
    const items = Array.from({ length: 1201 }, (_, n) => n);
    const batches = [...inBatches(items)];
    assert.ok(batches.every(({ length }) => length > 0 && length <= 500));
    assert.deepEqual(batches.flat(), items);
    assert.deepEqual([...inBatches([])], []);
  });
});
