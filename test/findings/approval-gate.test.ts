import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Translation } from '../../server/articles/article.ts';
import { translationPath } from '../../server/articles/translation-of.ts';
import { putCheckSettings } from '../../server/checks/check-settings.store.ts';
import { dismiss } from '../../server/findings/dismiss.ts';
import { mapFindings } from '../../server/findings/finding.store.ts';
import { findingKeys } from '../../server/findings/finding-keys.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { type Program, program } from '../api/client.ts';
import { type Agent, startApp, type TestApp } from '../support/app.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { textOf } from '../support/html.ts';

/** Seven is another number of people than seventeen. */
const PARAGRAPHS = [
  [['Министры встретились в Баку.', 'Die Minister trafen sich in Baku.']],
  [
    ['На встречу пришли 17 человек.', 'Zum Treffen kamen 71 Menschen.'],
    ['Переговоры продлились 3 часа.', 'Die Verhandlungen dauerten 3 Stunden.'],
  ],
] as const;
const RIGHT = 'Zum Treffen kamen 17 Menschen.';

describe('errors that stand in the way of approval', () => {
  forEachEngine((engine) => {
    let app: TestApp;
    let reviewer: Agent;
    let service: Program;
    let translation: Translation;
    let path: string;
    before(async () => {
      app = await startApp({ ...(await engine.settings()), checking: true });
      reviewer = await app.as('reviewer');
      service = await program(app, 'reviewer');
    });
    after(() => app.close());
    beforeEach(async () => {
      translation = await storeSmallArticle(app.services.db, PARAGRAPHS);
      path = translationPath(translation);
      await block(true);
    });

    const block = (blockApproval: boolean) =>
      putCheckSettings(
        app.services.db,
        'ru',
        'de',
        { off: new Set(), blockApproval },
        { name: 'Ruth Amadi' },
      );
    const check = async () => {
      app.services.checking?.soon(translation.id);
      await app.checked();
    };
    const state = async (segment: number) =>
      (await getSegment(app.services.db, translation.id, segment)).state;
    const send = (address: string, fields: object) =>
      reviewer.post(`${path}${address}`).type('form').set('accept-language', 'de').send(fields);

    it('are named to whoever approves a segment, checked already or not', async () => {
      for (const isChecked of [false, true]) {
        if (isChecked) await check();
        const { text } = await send('/segments/3', { state: 'approved', version: 0 }).expect(409);
        assert.match(textOf(text), /1 Fehler steht der Freigabe im Weg/);
        assert.match(textOf(text), /Segment 3: Aus „17“ ist „71“ geworden/);
        assert.equal(await state(3), 'machine');
      }
      await send('/segments/4', { state: 'approved', version: 0 }).expect(303);
      await send('/segments/3', { state: 'reviewed', version: 0 }).expect(303);
      // A text that is put right with its approval is fine, and one that is made wrong with it is not.
      const { version } = await getSegment(app.services.db, translation.id, 3);
      await send('/segments/3', { text: RIGHT, state: 'approved', version }).expect(303);
      assert.equal(await state(3), 'approved');
      const wrong = { text: 'Die Verhandlungen dauerten 5 Stunden.', state: 'approved' };
      const now = await getSegment(app.services.db, translation.id, 4);
      await send('/segments/4', { ...wrong, version: now.version }).expect(409);
      assert.equal((await getSegment(app.services.db, translation.id, 4)).version, now.version);
    });

    it('keep a block and the article from being approved, over the API as well', async () => {
      const { block: wrong } = await getSegment(app.services.db, translation.id, 3);
      const { block: right } = await getSegment(app.services.db, translation.id, 2);
      await send('/approval', { block: wrong, revision: 0 }).expect(409);
      await send('/approval', { revision: 0 }).expect(409);
      await send('/approval', { block: right, revision: 0 }).expect(303);
      assert.deepEqual([await state(2), await state(4)], ['approved', 'machine']);
      const { body } = await service
        .patch(`${path}/segments/3`, { state: 'approved', version: 0 })
        .expect(409);
      assert.equal(body.code, 'findings:error.blocked');
      assert.match(body.errors[1].detail, /^Segment 3: /);
    });

    it('let it through once they are dismissed, or where that is not the rule', async () => {
      await check();
      const segment = await getSegment(app.services.db, translation.id, 3);
      const found = (await mapFindings(app.services.db, translation.id, [3])).get(3) ?? [];
      const error = found.find(({ severity }) => severity === 'error');
      assert.ok(error);
      const { place: key } = findingKeys(error, segment);
      const why = { segment: 3, key, scope: 'place' as const, reason: 'Berichtigt vom Autor' };
      await dismiss(app.services, translation, why, someone('reviewer'));
      await send('/segments/3', { state: 'approved', version: 0 }).expect(303);

      translation = await storeSmallArticle(app.services.db, PARAGRAPHS);
      path = translationPath(translation);
      await block(false);
      await send('/approval', { revision: 0 }).expect(303);
      assert.equal(await state(3), 'approved');
    });
  });
});
