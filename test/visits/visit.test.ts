import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { insertUser } from '../../server/accounts/user.store.ts';
import { findNews, findVisit, noteVisit } from '../../server/visits/visit.store.ts';
import { continueVisit, lastVisit, type Visit } from '../../server/visits/visit.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const MORNING = Date.parse('2026-03-02T08:00:00.000Z');
/** So many minutes after eight in the morning. */
const at = (minutes: number) => new Date(MORNING + minutes * 60_000);
const time = (minutes: number) => at(minutes).toISOString();

describe('a visit', () => {
  /** Opens a page at each time, with what the newest revision was then. */
  const visitOf = (...opened: readonly (readonly [minutes: number, revision: number])[]) =>
    opened.reduce<Visit | undefined>(
      (visit, [minutes, revision]) => continueVisit(visit, revision, at(minutes)),
      undefined,
    ) as Visit;

  it('is the first one for whoever has never been there', () => {
    assert.deepEqual(visitOf([0, 7]), { revision: 7, at: time(0), last: undefined });
    assert.equal(visitOf([0, 7], [20, 9], [45, 9]).last, undefined);
  });

  it('goes on while pages are opened within half an hour, and keeps where it began', () => {
    const visit = visitOf([0, 7], [60, 9], [80, 12], [105, 15], [130, 15]);
    assert.deepEqual(visit, { revision: 15, at: time(130), last: { revision: 7, at: time(0) } });
  });

  it('begins anew after more than half an hour, with what was seen last', () => {
    assert.equal(visitOf([0, 7], [30, 9]).last, undefined, 'half an hour is not more');
    const visit = visitOf([0, 7], [25, 9], [90, 20], [200, 31]);
    assert.deepEqual(visit.last, { revision: 20, at: time(90) });
  });

  it('is told from a moment after it: it may be over by then', () => {
    const visit = visitOf([0, 7], [60, 9]);
    assert.deepEqual(lastVisit(visit, at(80)), { revision: 7, at: time(0) });
    assert.deepEqual(lastVisit(visit, at(91)), { revision: 9, at: time(60) });
    assert.equal(lastVisit(undefined, at(0)), undefined);
  });

  it('is stored again for something new, and of the time alone only once a minute', () => {
    const visit = visitOf([0, 7]);
    assert.equal(continueVisit(visit, 7, at(0.9)), visit);
    assert.notEqual(continueVisit(visit, 8, at(0.9)), visit);
    assert.notEqual(continueVisit(visit, 7, at(1)), visit);
    assert.equal(continueVisit(visit, 6, at(0.5)), visit, 'a page that took its time says no less');
    assert.equal(continueVisit(visit, 6, at(1)).revision, 7);
  });
});

forEachEngine((engine) => {
  describe('stored visits', () => {
    async function open(t: TestContext) {
      const store = await openStore(t, engine);
      const { db } = store;
      const { id: translation } = await storeSmallArticle(db);
      const member = async (name: string) =>
        (
          await insertUser(db, {
            kind: 'person',
            name,
            email: null,
            role: 'editor',
            languages: null,
          })
        ).id;
      const [ada, ruth] = [await member('Ада Лавлейс'), await member('Ruth Amadi')];
      const save = async (user: string, text: string, version: number) => {
        const by = {
          ...someone('editor'),
          id: user,
          name: user === ada ? 'Ада Лавлейс' : 'Ruth Amadi',
        };
        await saveSegment(store, translation, 4, { text, version }, by);
      };
      return { store, db, translation, ada, ruth, save };
    }

    it('are one for each person and translation', async (t) => {
      const { db, translation, ada, ruth } = await open(t);
      const other = (await storeSmallArticle(db)).id;
      await noteVisit(db, { translation, user: ada }, 0, at(0));
      await noteVisit(db, { translation, user: ada }, 4, at(60));
      await noteVisit(db, { translation, user: ruth }, 2, at(70));
      assert.deepEqual(await findVisit(db, { translation, user: ada }), {
        revision: 4,
        at: time(60),
        last: { revision: 0, at: time(0) },
      });
      assert.deepEqual(await findVisit(db, { translation, user: ruth }), {
        revision: 2,
        at: time(70),
        last: undefined,
      });
      assert.equal(await findVisit(db, { translation: other, user: ada }), undefined);
    });

    it('are noted once by pages that are asked for at the same time', async (t) => {
      const { db, translation, ada } = await open(t);
      const key = { translation, user: ada };
      await Promise.all([1, 3, 2].map((revision) => noteVisit(db, key, revision, at(0))));
      await Promise.all([5, 3, 9, 4].map((revision) => noteVisit(db, key, revision, at(60))));
      assert.deepEqual(await findVisit(db, key), {
        revision: 9,
        at: time(60),
        last: { revision: 3, at: time(0) },
      });
    });

    it('tell what others did since, and nothing of what the visitor did', async (t) => {
      const { db, translation, ada, ruth, save } = await open(t);
      const since = { revision: 0, at: time(0) };
      const newsTo = (user: string, head: number, from = since) =>
        findNews(db, { translation, user }, from, head);
      assert.equal(await newsTo(ada, 0), undefined);
      await save(ada, 'Der Minister nannte das Treffen nützlich.', 0);
      assert.equal(await newsTo(ada, 1), undefined, 'her own save is nothing new to her');
      await save(ruth, 'Der Minister nannte das Gespräch nützlich.', 1);
      await save(ruth, 'Der Minister nannte das Gespräch hilfreich.', 2);
      assert.deepEqual(await newsTo(ada, 3), { since, revisions: 2, authors: ['Ruth Amadi'] });
      assert.deepEqual(await newsTo(ruth, 3), { since, revisions: 1, authors: ['Ада Лавлейс'] });
      assert.equal(await newsTo(ada, 3, { revision: 3, at: time(0) }), undefined);
      assert.equal(await findNews(db, { translation, user: ada }, undefined, 3), undefined);
    });

    it('go with the person and with the translation', async (t) => {
      const { db, translation, ada, ruth } = await open(t);
      await noteVisit(db, { translation, user: ada }, 0, at(0));
      await noteVisit(db, { translation, user: ruth }, 0, at(0));
      await db.deleteFrom('user').where('id', '=', ada).execute();
      assert.equal(await findVisit(db, { translation, user: ada }), undefined);
      assert.ok(await findVisit(db, { translation, user: ruth }));
      await db.deleteFrom('translation').where('id', '=', translation).execute();
      assert.equal(await findVisit(db, { translation, user: ruth }), undefined);
    });
  });
});
