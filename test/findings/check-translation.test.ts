import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkArticle } from '../../server/checks/check-article.ts';
import { checkTranslation } from '../../server/findings/check-translation.ts';
import { dismiss, withdraw } from '../../server/findings/dismiss.ts';
import { listDismissals, type Scope } from '../../server/findings/dismissal.store.ts';
import {
  countFindings,
  countUnchecked,
  mapChecked,
  mapFindingCounts,
  mapFindings,
} from '../../server/findings/finding.store.ts';
import { findingKeys } from '../../server/findings/finding-keys.ts';
import { applyFixes, fixName } from '../../server/findings/fixes.ts';
import { restore } from '../../server/revisions/restore.ts';
import { getSegment } from '../../server/revisions/segment.store.ts';
import { join } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore, type Store } from '../support/store.ts';

const editor = someone('editor');
const reviewer = { ...someone('reviewer'), name: 'Ruth Amadi' };

/** The day is another one than in the original. */
const WRONG_DAY = 'Am 19. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee.';
const WRONG_HOURS = 'Die Verhandlungen  dauerten sieben Stunden.';

describe('checking a translation', () => {
  forEachEngine((engine) => {
    const work = async (store: Store) => {
      const translation = await storeSmallArticle(store.db);
      const { id } = translation;
      const check = () => checkTranslation(store.db, id, checkArticle);
      const save = async (segment: number, text: string) => {
        const { version } = await getSegment(store.db, id, segment);
        await saveSegment(store, id, segment, { text, version }, editor);
      };
      const found = async (segment: number) =>
        (await mapFindings(store.db, id, [segment])).get(segment) ?? [];
      const checks = async (segment: number) =>
        (await found(segment))
          .filter(({ dismissed }) => dismissed === undefined)
          .map(({ check: name }) => name);
      return { translation, id, check, save, found, checks };
    };

    it('finds what is wrong, and looks only at what has changed since', async (t) => {
      const store = await openStore(t, engine);
      const { id, check, save, checks, found } = await work(store);
      assert.equal(await countUnchecked(store.db, id), 5);
      const first = await check();
      assert.deepEqual([first?.revision, first?.changed.length], [0, 5]);
      assert.equal(await countUnchecked(store.db, id), 0);
      assert.deepEqual((await check())?.changed, []);

      await save(2, WRONG_DAY);
      assert.deepEqual(await found(2), [], 'nothing is said of a text that was not checked yet');
      assert.equal(await countUnchecked(store.db, id), 1);
      assert.deepEqual((await check())?.changed, [2]);
      assert.ok((await checks(2)).includes('dates'));
      const [date] = (await found(2)).filter((one) => one.check === 'dates');
      assert.ok(date);
      const marked = { source: '17 июля', target: '19. Juli' }[date.side];
      const text = (await getSegment(store.db, id, 2))[date.side];
      assert.ok(text.slice(date.start, date.end).includes(marked.slice(0, 2)));
    });

    it('compares segments, and forgets those that are gone', async (t) => {
      const store = await openStore(t, engine);
      const { id, check, save, checks } = await work(store);
      await check();
      await save(4, 'Die Verhandlungen dauerten drei Stunden.');
      const pass = await check();
      assert.deepEqual([...(pass?.changed ?? [])].sort(), [3, 4]);
      assert.ok((await checks(3)).includes('reused'), 'the other one is told of it too');
      await save(4, 'Der Minister nannte das Treffen nützlich.');
      await check();
      assert.ok(!(await checks(3)).includes('reused'));

      const seen = async (segment: number) => {
        const { version } = await getSegment(store.db, id, segment);
        return { id: segment, version };
      };
      await join(store, id, await seen(2), await seen(3), editor);
      await check();
      assert.equal((await mapChecked(store.db, id)).has(3), false);
      await restore(store, id, { revision: 0 }, editor);
      await check();
      assert.equal(await countUnchecked(store.db, id), 0);
      assert.equal((await mapChecked(store.db, id)).has(3), true);
    });

    it('compares names with approved text of other articles', async (t) => {
      const store = await openStore(t, engine);
      const said = async () => {
        const { id } = await storeSmallArticle(store.db, [
          [['Керем Мустафаев прибыл в Баку.', 'Kerem Mustafajew ist in Baku eingetroffen.']],
        ]);
        await checkTranslation(store.db, id, checkArticle);
        const findings = (await mapFindings(store.db, id, [2])).get(2) ?? [];
        return findings.filter(({ messageKey }) => messageKey === 'checks:names.inconsistent');
      };
      const other = await storeSmallArticle(store.db, [
        [
          ['Вчера Мустафаев провёл переговоры.', 'Gestern führte Mustafayev Verhandlungen.'],
          ['Потом Мустафаев вернулся в Анкару.', 'Dann kehrte Mustafayev nach Ankara zurück.'],
        ],
      ]);
      assert.deepEqual(await said(), [], 'machine text is no example');
      for (const segment of [2, 3]) {
        await saveSegment(store, other.id, segment, { state: 'approved', version: 0 }, reviewer);
      }
      const [finding, ...more] = await said();
      assert.deepEqual(more, []);
      assert.deepEqual(finding?.params, { name: 'Mustafajew', usual: 'Mustafayev', count: 2 });
    });

    it('lets findings pass with a reason, which holds when it checks again', async (t) => {
      const store = await openStore(t, engine);
      const { translation, id, check, save, found, checks } = await work(store);
      await save(3, WRONG_HOURS);
      await check();
      const keyOf = async (segment: number, name: string) => {
        const finding = (await found(segment)).find((one) => one.check === name);
        assert.ok(finding, `${name} was found in ${segment}`);
        return findingKeys(finding, await getSegment(store.db, id, segment)).place;
      };
      const pass = async (segment: number, name: string, scope: Scope, who = editor) =>
        dismiss(
          store,
          translation,
          { segment, key: await keyOf(segment, name), scope, reason: ' So  gewollt ' },
          who,
        );
      const before = await countFindings(store.db, id);
      await assert.rejects(
        dismiss(
          store,
          translation,
          { segment: 3, key: await keyOf(3, 'double-space'), scope: 'place', reason: ' ' },
          editor,
        ),
        { key: 'findings:error.noReason', status: 422 },
      );
      await assert.rejects(pass(3, 'double-space', 'everywhere'), { status: 403 });
      const { id: number } = await pass(3, 'double-space', 'place');
      assert.ok(!(await checks(3)).includes('double-space'));
      const after = await countFindings(store.db, id);
      assert.equal(
        before.errors + before.warnings + before.hints,
        after.errors + after.warnings + after.hints + 1,
      );

      await save(3, `Ja: ${WRONG_HOURS}`);
      await check();
      assert.ok(!(await checks(3)).includes('double-space'), 'it has moved, and is the same');
      await save(4, 'Der Minister  nannte das Treffen nützlich.');
      await check();
      assert.ok((await checks(4)).includes('double-space'), 'another place is another finding');

      await withdraw(store, translation, number, reviewer);
      assert.ok((await checks(3)).includes('double-space'));
      const [record] = await listDismissals(store.db, id);
      assert.deepEqual(
        [record?.reason, record?.author.name, record?.withdrawn?.by],
        ['So  gewollt', 'editor', 'Ruth Amadi'],
      );
      await assert.rejects(withdraw(store, translation, number, reviewer), { status: 404 });

      await pass(3, 'double-space', 'everywhere', reviewer);
      assert.ok(!(await checks(4)).includes('double-space'), 'the same words, elsewhere');
      const other = await work(store);
      await other.save(3, WRONG_HOURS);
      await other.check();
      assert.ok(!(await other.checks(3)).includes('double-space'), 'in another article as well');
    });

    it('applies several fixes of a text at once, and none to another text', async (t) => {
      const store = await openStore(t, engine);
      const { id, check, save, found } = await work(store);
      await save(3, 'Die Verhandlungen Verhandlungen dauerten drei drei Stunden.');
      await save(5, 'Das nächste Treffen Treffen findet in Baku statt.');
      await check();
      const chosen = async (segment: number) => {
        const { version } = await getSegment(store.db, id, segment);
        return (await found(segment))
          .filter(({ fix, side }) => fix && side === 'target')
          .map((one) => ({ segment, version, fix: fixName(one) }));
      };
      const fixes = [...(await chosen(3)), ...(await chosen(5))];
      assert.ok(fixes.length >= 3);
      await assert.rejects(applyFixes(store, id, fixes, someone('reader')), { status: 403 });
      const { revision, applied } = await applyFixes(store, id, fixes, editor);
      assert.deepEqual([revision?.kind, applied], ['edit', fixes.length]);
      const texts = [await getSegment(store.db, id, 3), await getSegment(store.db, id, 5)];
      assert.deepEqual(
        texts.map(({ target }) => target),
        ['Die Verhandlungen dauerten drei Stunden.', 'Das nächste Treffen findet in Baku statt.'],
      );
      await assert.rejects(applyFixes(store, id, fixes, editor), {
        key: 'findings:error.fixGone',
        status: 409,
      });
      await check();
      assert.equal((await mapFindingCounts(store.db, id, [5])).get(5)?.errors ?? 0, 0);
    });
  });
});
