import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkSettings,
  listCheckedPairs,
  putCheckSettings,
} from '../../server/checks/check-settings.store.ts';
import { CHECKS } from '../../server/checks/registry.ts';
import { startApp } from '../support/app.ts';
import { storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

forEachEngine((engine) => {
  describe('the choice of checks for a pair of languages', () => {
    it('is the registry’s until somebody chooses, and then theirs, for that pair alone', async (t) => {
      const { db } = await openStore(t, engine);
      assert.deepEqual(await checkSettings(db, 'tr', 'ru'), {
        off: new Set(),
        blockApproval: false,
        changed: undefined,
      });
      const chosen = { off: new Set(['spelling', 'same', 'mood']), blockApproval: true };
      await putCheckSettings(db, 'tr', 'ru', chosen, { name: 'Rıza Reis' });
      const settings = await checkSettings(db, 'tr', 'ru');
      assert.deepEqual([...settings.off].sort(), ['same', 'spelling']);
      assert.equal(settings.blockApproval, true);
      assert.equal(settings.changed?.by, 'Rıza Reis');
      assert.equal((await checkSettings(db, 'ru', 'tr')).off.size, 0);

      await putCheckSettings(
        db,
        'tr',
        'ru',
        { off: new Set(), blockApproval: false },
        { name: 'A' },
      );
      const again = await checkSettings(db, 'tr', 'ru');
      assert.deepEqual([again.off.size, again.blockApproval], [0, false]);
    });

    it('is listed with every pair there are translations for', async (t) => {
      const { db } = await openStore(t, engine);
      await storeSmallArticle(db);
      await storeSmallArticle(db);
      const chosen = { off: new Set(['unread']), blockApproval: false };
      await putCheckSettings(db, 'zh-Hans', 'en', chosen, { name: 'Ruth' });
      const pairs = (await listCheckedPairs(db)).map(
        ({ sourceLanguage, targetLanguage, off }) =>
          `${sourceLanguage}>${targetLanguage} ${off.size}`,
      );
      assert.deepEqual(
        pairs.filter((pair) => !pair.startsWith('tr')),
        ['ru>de 0', 'zh-Hans>en 1'],
      );
    });
  });
});

describe('the page of the checks of a pair', () => {
  it('switches checks off and on, and lets errors block approval', async () => {
    const app = await startApp();
    try {
      const { db } = app.services;
      const reviewer = await app.as('reviewer', ['de']);
      const page = await reviewer.get('/checks/pairs/ru/de').expect(200);
      for (const { name } of CHECKS) assert.ok(page.text.includes(`value="${name}"`), name);

      const on = CHECKS.map(({ name }) => name).filter((name) => name !== 'spelling');
      const save = (fields: object, path = '/checks/pairs/ru/de') =>
        reviewer.post(path).type('form').send(fields);
      await save({ on, blockApproval: '1' })
        .expect(303)
        .expect('location', '/checks/pairs/ru/de?done=saved');
      const settings = await checkSettings(db, 'ru', 'de');
      assert.deepEqual([[...settings.off], settings.blockApproval], [['spelling'], true]);
      await save({ on: 'numbers' }).expect(303);
      assert.equal((await checkSettings(db, 'ru', 'de')).off.size, CHECKS.length - 1);

      await save({ on }, '/checks/pairs/ru/tr').expect(403);
      await save({ on }, '/checks/pairs/ru/t').expect(404);
      assert.equal((await checkSettings(db, 'ru', 'tr')).changed, undefined);
    } finally {
      await app.close();
    }
  });
});
