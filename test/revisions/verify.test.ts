import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import { revisionHash } from '../../server/revisions/hash.ts';
import { restore } from '../../server/revisions/restore.ts';
import { getRevision, listChanges } from '../../server/revisions/revision.store.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { verifyTranslation } from '../../server/revisions/verify.ts';
import { approveAll } from '../../server/workbench/approve.ts';
import { changeKind, exclude, join, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';
import { forged, verified } from './forge.ts';
import { AT, EDITS, forgeries } from './forgeries.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

/** A translation with something of everything in its history. Segment 5 goes and comes back. */
async function tell(store: Store): Promise<number> {
  const { id } = await storeSmallArticle(store.db);
  for (let n = 1; n <= EDITS; n++) {
    const { version } = await getSegment(store.db, id, 2);
    await saveSegment(
      store,
      id,
      2,
      { text: `Fassung ${n} – «Aserbaidschan» 👩‍👧`, version },
      editor,
    );
  }
  await saveSegment(store, id, 3, { state: 'reviewed', version: 0 }, reviewer);
  await split(store, id, { id: 4, version: 0 }, { source: 8, target: 15 }, editor);
  await join(store, id, { id: 6, version: AT.split }, { id: 5, version: 0 }, editor);
  await changeKind(store, id, 1, { kind: 'caption', level: null }, editor);
  await approveAll(store, id, { revision: AT.kind }, reviewer);
  await saveSegment(store, id, 3, { text: 'Drei Stunden lang.', version: AT.approve }, editor);
  await exclude(store, id, { id: 1, version: AT.approve }, true, editor);
  await restore(store, id, { revision: 64 }, editor);
  const last = { text: 'Ganz neu.', version: 0, reason: 'Zahl laut Original: „drei“' };
  const { version } = await getSegment(store.db, id, 3);
  await saveSegment(store, id, 3, { ...last, version }, editor);
  return id;
}

/** Makes every hash of a translation anew, as somebody does who knows how they are made. */
async function rehash(trx: Kysely<Database>, id: number, origin: string): Promise<void> {
  let hash = origin;
  const revisions = await trx
    .selectFrom('revision')
    .selectAll()
    .where('translation_id', '=', id)
    .orderBy('number')
    .execute();
  const changes = await listChanges(trx, id, { from: 0 });
  for (const { number, author_id, author: name, kind, at, summary, reason } of revisions) {
    const author = { id: author_id, name };
    const content = { number, kind, author, at, summary, reason, changes: changes.get(number) };
    hash = revisionHash(hash, content);
    await sql`update revision set hash = ${hash}
      where translation_id = ${id} and number = ${number}`.execute(trx);
  }
  await sql`update translation set head_hash = ${hash} where id = ${id}`.execute(trx);
}

describe('verifying a translation', () => {
  forEachEngine((engine) => {
    it('finds nothing where edits, structure, approvals and restorations went their way', async (t) => {
      const store = await openStore(t, engine);
      const id = await tell(store);
      assert.deepEqual(await verified(store.db, id), {
        revisions: AT.reason + 1,
        failure: undefined,
      });
      const { rows } = await sql<{ kind: string }>`select distinct kind from revision
        where translation_id = ${id}`.execute(store.db);
      assert.equal(rows.length, 9, 'the history is rich');
    });

    it('knows no translation that is not there', async (t) => {
      const { db } = await openStore(t, engine);
      assert.equal(await verifyTranslation(db, 999_999), undefined);
    });

    it('names the first row that was tampered with, and its revision', async (t) => {
      const store = await openStore(t, engine);
      const id = await tell(store);
      const other = await storeSmallArticle(store.db, [[['Иное.', 'Anderes.']]]);
      await sql`update article set title = 'Another' where id = ${other.article.id}`.execute(
        store.db,
      );
      for (const forgery of forgeries) {
        await t.test(forgery.does, async () => {
          const failure = await forged(store.db, id, async (trx) => {
            for (const one of [forgery.statement(id)].flat()) await one.execute(trx);
          });
          assert.ok(failure, 'nothing was noticed');
          assert.equal(failure.revision, forgery.revision, JSON.stringify(failure));
          if (typeof forgery.what === 'string') assert.equal(failure.what, forgery.what);
          else assert.match(failure.what, forgery.what);
          assert.match(failure.detail, forgery.detail);
        });
      }
      assert.deepEqual((await verified(store.db, id)).failure, undefined, 'all was taken back');
    });

    it('sees a delta that does not apply even where every hash was made anew', async (t) => {
      const store = await openStore(t, engine);
      const id = await tell(store);
      const { parent } = await getRevision(store.db, id, 0);
      const failure = await forged(store.db, id, async (trx) => {
        await sql`update change set content = replace(content, '12', '21')
          where translation_id = ${id} and entity_id = 2 and revision = 12`.execute(trx);
        await rehash(trx, id, parent);
      });
      assert.equal(failure?.revision, 13);
      assert.equal(failure?.what, 'change of segment 2');
      assert.match(failure?.detail ?? '', /^It does not apply: At \d+ the delta expects "/);
    });
  });
});
