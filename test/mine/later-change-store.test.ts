import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { User } from '../../server/accounts/user.ts';
import { findLaterChanges } from '../../server/mine/find-later-changes.ts';
import {
  listChangedArticles,
  listLaterChanges,
  listUnread,
} from '../../server/mine/later-change.store.ts';
import { readLaterChanges } from '../../server/mine/read-later-changes.ts';
import { restore } from '../../server/revisions/restore.ts';
import { undo } from '../../server/revisions/undo.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const MINE = 'Der Minister nannte das Treffen nützlich.';
const THEIRS = 'Der Präsident nannte das Treffen nützlich.';

let made = 0;

forEachEngine((engine) => {
  describe('later changes of somebody’s text', () => {
    async function open(t: TestContext) {
      const store = await openStore(t, engine);
      const { db } = store;
      // The database is the same for all tests of the file, so its people are new in each.
      const person = (name: string): User => ({
        ...someone('editor'),
        id: `${name} ${++made}`,
        name,
      });
      const [ruth, ilham] = [person('Ruth Amadi'), person('İlham Əliyev')];
      const article = async () => (await storeSmallArticle(db)).id;
      const save = async (translation: number, by: User, text: string, version: number, id = 4) => {
        const reason = by === ilham ? 'So heißt das Amt' : undefined;
        return saveSegment(store, translation, id, { text, version, reason }, by);
      };
      const list = async (by: User, range = {}) => {
        assert.equal(await findLaterChanges(db, by.id), 0);
        return listLaterChanges(db, by.id, { limit: 100, ...range });
      };
      return { store, db, ruth, ilham, article, save, list };
    }

    it('are found with whoever made them, when and why, and with all three texts', async (t) => {
      const { db, ruth, ilham, article, save, list } = await open(t);
      const translation = await article();
      await save(translation, ruth, MINE, 0);
      // A word of the machine's between the two, which is nobody's.
      await save(translation, ilham, 'Der Minister nannte das Gespräch nützlich.', 1);
      await save(translation, ilham, 'Der Präsident nannte das Gespräch nützlich.', 2);
      const [change, ...others] = await list(ruth);
      assert.deepEqual(others, []);
      assert.ok(change);
      const { revision, segment, savedIn, author, kind, reason, title, targetLanguage } = change;
      assert.deepEqual(
        { revision, segment, savedIn, author, kind, reason, title, targetLanguage },
        {
          revision: 3,
          segment: 4,
          savedIn: 1,
          author: 'İlham Əliyev',
          kind: 'edit',
          reason: 'So heißt das Amt',
          title: 'Переговоры в Баку',
          targetLanguage: 'de',
        },
      );
      const [read] = await readLaterChanges(db, [change]);
      assert.deepEqual(
        [read?.source, read?.saved, read?.before, read?.after],
        [
          'Министр назвал встречу полезной.',
          MINE,
          'Der Minister nannte das Gespräch nützlich.',
          'Der Präsident nannte das Gespräch nützlich.',
        ],
      );
      assert.deepEqual(await list(ilham), []);
    });

    it('are found once, and what was looked through is not looked through again', async (t) => {
      const { db, ruth, ilham, article, save, list } = await open(t);
      const [first, second] = [await article(), await article()];
      await save(first, ruth, MINE, 0);
      await save(first, ilham, THEIRS, 1);
      await save(second, ruth, MINE, 0);
      assert.equal((await listUnread(db, ruth.id)).length, 2);
      assert.equal((await list(ruth)).length, 1);
      assert.deepEqual(await listUnread(db, ruth.id), []);
      assert.deepEqual((await listUnread(db, ilham.id)).length, 0, 'for whomever');
      await save(second, ilham, THEIRS, 1);
      assert.deepEqual(
        (await listUnread(db, ruth.id)).map((one) => [one.translation, one.from, one.head]),
        [[second, 1, 2]],
      );
      const changes = await list(ruth);
      assert.deepEqual(
        changes.map((one) => [one.translation, one.revision]),
        [
          [second, 2],
          [first, 2],
        ],
        'the newest comes first',
      );
    });

    it('are found by several at once, and left for the next time where there are many', async (t) => {
      const { db, ruth, ilham, article, save } = await open(t);
      for (let n = 0; n < 3; n++) {
        const translation = await article();
        await save(translation, ruth, MINE, 0);
        await save(translation, ilham, THEIRS, 1);
      }
      assert.equal(await findLaterChanges(db, ruth.id, -1), 2, 'one is looked through at least');
      await Promise.all([1, 2, 3].map(() => findLaterChanges(db, ruth.id)));
      assert.equal((await listLaterChanges(db, ruth.id, { limit: 9 })).length, 3);
      assert.equal((await listLaterChanges(db, ruth.id, { limit: 2, offset: 2 })).length, 1);
    });

    it('are narrowed to an article, of which there is a list with numbers', async (t) => {
      const { db, ruth, ilham, article, save, list } = await open(t);
      const [first, second] = [await article(), await article()];
      for (const translation of [first, second]) {
        await save(translation, ruth, MINE, 0);
        await save(translation, ilham, THEIRS, 1);
      }
      await save(second, ruth, MINE, 2);
      await save(second, ilham, THEIRS, 3);
      await list(ruth);
      const articles = await listChangedArticles(db, ruth.id);
      assert.deepEqual(
        articles.map(({ changes }) => changes),
        [1, 2],
      );
      const only = await list(ruth, { article: articles[1]?.id });
      assert.deepEqual(
        only.map((one) => [one.translation, one.revision]),
        [
          [second, 4],
          [second, 2],
        ],
      );
    });

    it('are those of restoring and undoing, too', async (t) => {
      const { store, ruth, ilham, article, save, list } = await open(t);
      const translation = await article();
      await save(translation, ruth, MINE, 0);
      await restore(store, translation, { revision: 0 }, ilham);
      await save(translation, ruth, 'Das Treffen sei nützlich.', 2);
      await undo(store, translation, { revision: 3 }, ilham);
      assert.deepEqual(
        (await list(ruth)).map((one) => [one.revision, one.kind, one.savedIn]),
        [
          [4, 'undo', 3],
          [2, 'restore', 1],
        ],
      );
    });

    it('go with the translation', async (t) => {
      const { db, ruth, ilham, article, save, list } = await open(t);
      const translation = await article();
      await save(translation, ruth, MINE, 0);
      await save(translation, ilham, THEIRS, 1);
      assert.equal((await list(ruth)).length, 1);
      await db.deleteFrom('translation').where('id', '=', translation).execute();
      assert.deepEqual(await list(ruth), []);
    });
  });
});
