import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { getTranslation } from '../../server/articles/article.store.ts';
import { renew } from '../../server/renewal/renew.ts';
import { revisionHash, textHash } from '../../server/revisions/hash.ts';
import { getRevision } from '../../server/revisions/revision.store.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';
import { forged, verified } from './forge.ts';

type Statement = ReturnType<typeof sql>;

/** What is done to the stored texts, and what is to be said of it. */
interface Forgery {
  does: string;
  statement: (id: number) => Statement | Statement[];
  revision: number;
  what: string;
  detail: RegExp;
}

const editor = someone('editor');

const MACHINE = `Gespräche in Baku

Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee. Die Verhandlungen dauerten drei Stunden.

Der Minister nannte das Treffen nützlich. Das nächste Treffen findet in Baku statt.`;
const ORIGINAL = `Переговоры в Баку

17 июля министры обсудили поставки для Отдельной общевойсковой армии. Переговоры продлились четыре часа.

Министр назвал встречу полезной. Следующая встреча пройдёт в Баку.`;

/** An article with a new machine translation in revision 1 and a new original in revision 2. */
async function renewedTwice(store: Store): Promise<number> {
  const { id, article } = await storeSmallArticle(store.db);
  for (const texts of [{ translation: MACHINE }, { original: ORIGINAL }]) {
    const now = await getTranslation(store.db, article.id, 'de');
    const { revision } = await renew(store, now, texts, now.revision, editor);
    assert.ok(revision);
  }
  return id;
}

const forgeries: Forgery[] = [
  {
    does: 'another word in a machine text that came in later',
    statement: (id) =>
      sql`update renewed_text set machine_text = replace(machine_text, 'drei', 'vier')
        where translation_id = ${id} and revision = 1`,
    revision: 1,
    what: 'machine text',
    detail: /is not the one that came in\.$/,
  },
  {
    does: 'white space in an original that came in later',
    statement: (id) =>
      sql`update renewed_text set original = replace(original, '. ', '.  ')
        where translation_id = ${id} and revision = 2`,
    revision: 2,
    what: 'original',
    detail: /is not the one that came in\.$/,
  },
  {
    does: 'another text with the hash that belongs to it',
    statement: (id) =>
      sql`update renewed_text set machine_text = 'Anders.', machine_hash = ${textHash('de', 'Anders.')}
        where translation_id = ${id} and revision = 1`,
    revision: 1,
    what: 'revision',
    detail: /^Its hash does not follow from revision 0 .*the hashes of its texts/,
  },
  {
    does: 'another hash of a text',
    statement: (id) =>
      sql`update renewed_text set original_hash = '' where translation_id = ${id} and revision = 2`,
    revision: 2,
    what: 'original',
    detail: /is not the one that came in\.$/,
  },
  {
    does: 'a text taken away',
    statement: (id) =>
      sql`update renewed_text set machine_text = null where translation_id = ${id} and revision = 1`,
    revision: 1,
    what: 'machine text',
    detail: /^Its hash is there, but the text is not\.$/,
  },
  {
    does: 'a text taken away with its hash',
    statement: (id) =>
      sql`update renewed_text set machine_text = null, machine_hash = null
        where translation_id = ${id} and revision = 1`,
    revision: 1,
    what: 'texts',
    detail: /no hash of one is there\.$/,
  },
  {
    does: 'the hash of a text taken away',
    statement: (id) =>
      sql`update renewed_text set machine_text = 'Mehr.' where translation_id = ${id} and revision = 2`,
    revision: 2,
    what: 'machine text',
    detail: /^The text is there, but the revision brought in none\.$/,
  },
  {
    does: 'a text of the other side put in with its hash',
    statement: (id) =>
      sql`update renewed_text set machine_text = 'Mehr.', machine_hash = ${textHash('de', 'Mehr.')}
        where translation_id = ${id} and revision = 2`,
    revision: 2,
    what: 'revision',
    detail: /^Its hash does not follow from revision 1 /,
  },
  {
    does: 'the texts of a renewal taken away',
    statement: (id) => sql`delete from renewed_text where translation_id = ${id} and revision = 1`,
    revision: 1,
    what: 'texts',
    detail: /^The revision brought in a new text, but none is there\.$/,
  },
  {
    does: 'texts for the import, which has its own',
    statement: (id) =>
      sql`insert into renewed_text (translation_id, revision, original, original_hash)
        values (${id}, 0, 'Иное.', ${textHash('ru', 'Иное.')})`,
    revision: 0,
    what: 'texts',
    detail: /^The revision brought in no texts\.$/,
  },
  {
    does: 'texts of a revision to come',
    statement: (id) =>
      sql`insert into renewed_text (translation_id, revision, original, original_hash)
        values (${id}, 99, 'Иное.', ${textHash('ru', 'Иное.')})`,
    revision: 99,
    what: 'texts',
    detail: /^There is no such revision\.$/,
  },
  {
    does: 'texts moved to another revision',
    statement: (id) =>
      sql`update renewed_text set revision = -1 where translation_id = ${id} and revision = 1`,
    revision: -1,
    what: 'texts',
    detail: /^There is no such revision\.$/,
  },
];

describe('verifying texts that came in after the import', () => {
  forEachEngine((engine) => {
    it('names the text that was tampered with, and the revision it came in with', async (t) => {
      const store = await openStore(t, engine);
      const id = await renewedTwice(store);
      const sound = { revisions: 3, failure: undefined };
      assert.deepEqual(await verified(store.db, id), sound);
      for (const forgery of forgeries) {
        await t.test(forgery.does, async () => {
          const failure = await forged(store.db, id, async (trx) => {
            for (const one of [forgery.statement(id)].flat()) await one.execute(trx);
          });
          assert.ok(failure, 'nothing was noticed');
          assert.equal(failure.revision, forgery.revision, JSON.stringify(failure));
          assert.equal(failure.what, forgery.what);
          assert.match(failure.detail, forgery.detail);
        });
      }
      assert.deepEqual(await verified(store.db, id), sound, 'all was taken back');
    });

    it('is helped by what anybody can read: the revision names its texts by their hashes', async (t) => {
      const store = await openStore(t, engine);
      const id = await renewedTwice(store);
      const { hash, parent, ...revision } = await getRevision(store.db, id, 1);
      assert.deepEqual(revision.texts, { original: null, machine: textHash('de', MACHINE) });
      assert.equal(revisionHash(parent, revision), hash);
      const other = { ...revision, texts: { original: null, machine: textHash('de', 'Anders.') } };
      assert.notEqual(revisionHash(parent, other), hash);
    });
  });
});
