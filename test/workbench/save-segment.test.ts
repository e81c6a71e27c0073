import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { UserError } from '../../server/errors.ts';
import { apply } from '../../server/revisions/delta.ts';
import { getRevision, listRevisions } from '../../server/revisions/revision.store.ts';
import { getSegment, isLapsed } from '../../server/revisions/segment.store.ts';
import { repair, split } from '../../server/workbench/restructure.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const editor = someone('editor');
const reviewer = someone('reviewer');

describe('saving a segment', () => {
  forEachEngine((engine) => {
    async function open(t: TestContext) {
      const { db, events } = await openStore(t, engine);
      const { id } = await storeSmallArticle(db);
      return { db, events, id };
    }

    it('keeps the edit as a delta from which the old text comes back', async (t) => {
      const { db, events, id } = await open(t);
      const before = await getSegment(db, id, 2);
      const text = before.target.replace('Separaten Militärarmee', 'Selbständige Armee');
      const saved = await saveSegment(
        { db, events },
        id,
        2,
        { text, version: before.version, reason: 'Feststehende Bezeichnung' },
        editor,
      );
      assert.equal(saved.outcome, 'saved');
      const after = await getSegment(db, id, 2);
      assert.deepEqual([after.target, after.state, after.version], [text, 'edited', 1]);
      assert.equal(after.machine, before.machine);

      const revision = await getRevision(db, id, 1);
      assert.equal(revision.kind, 'edit');
      assert.equal(revision.reason, 'Feststehende Bezeichnung');
      assert.equal(revision.summary, 'Separaten Militärarmee → Selbständige Armee');
      const [change] = revision.changes;
      assert.ok(change?.entity === 'segment' && change.change.target);
      assert.equal(apply(before.target, change.change.target), text);
    });

    it('merges edits of different words and reports edits of the same ones', async (t) => {
      const { db, events, id } = await open(t);
      const { target, version } = await getSegment(db, id, 4);
      const theirs = target.replace('Das Ministerium', 'Der Minister');
      await saveSegment({ db, events }, id, 4, { text: theirs, version }, editor);

      const other = target.replace('nützlich', 'hilfreich');
      const merged = await saveSegment({ db, events }, id, 4, { text: other, version }, reviewer);
      assert.equal(merged.outcome, 'merged');
      const { target: both } = await getSegment(db, id, 4);
      assert.equal(both, 'Der Minister nannte das Treffen hilfreich.');

      const clash = target.replace('Das Ministerium', 'Die Ministerin');
      const conflict = await saveSegment({ db, events }, id, 4, { text: clash, version }, reviewer);
      assert.equal(conflict.outcome, 'conflict');
      assert.deepEqual(
        conflict.outcome === 'conflict' && [
          conflict.conflict.base,
          conflict.conflict.theirs,
          conflict.conflict.mine,
        ],
        [target, both, clash],
      );
      assert.equal((await getSegment(db, id, 4)).target, both, 'a conflict saves nothing');
    });

    it('lets an approval lapse when the approved text changes, and not before', async (t) => {
      const { db, events, id } = await open(t);
      const { version } = await getSegment(db, id, 3);
      await saveSegment({ db, events }, id, 3, { state: 'approved', version }, reviewer);
      const approved = await getSegment(db, id, 3);
      assert.equal(isLapsed(approved), false);

      const text = approved.target.replace('drei', 'vier');
      await saveSegment({ db, events }, id, 3, { text, version: approved.version }, editor);
      const after = await getSegment(db, id, 3);
      assert.equal(after.state, 'edited');
      assert.equal(isLapsed(after), true);
    });

    it('refuses to approve a text that has changed since it was read', async (t) => {
      const { db, events, id } = await open(t);
      const seen = await getSegment(db, id, 3);
      const text = seen.target.replace('drei', 'vier');
      await saveSegment({ db, events }, id, 3, { text, version: seen.version }, editor);
      const outcome = await saveSegment(
        { db, events },
        id,
        3,
        { state: 'approved', version: seen.version },
        reviewer,
      );
      assert.equal(outcome.outcome, 'conflict');
      assert.equal((await getSegment(db, id, 3)).state, 'edited');
    });

    it('lets only those approve who may, and only in their languages', async (t) => {
      const { db, events, id } = await open(t);
      const save = { state: 'approved' as const, version: 0 };
      for (const user of [editor, someone('reviewer', ['tr'])]) {
        await assert.rejects(
          saveSegment({ db, events }, id, 2, save, user),
          (error) => error instanceof UserError && error.status === 403,
        );
      }
      const austrian = await saveSegment({ db, events }, id, 2, save, someone('reviewer', ['de']));
      assert.equal(austrian.outcome, 'saved');
    });

    it('refuses text that cannot be one, and versions nobody has seen', async (t) => {
      const { db, events, id } = await open(t);
      for (const save of [
        { text: 'halbes \ud83d Zeichen', version: 0 },
        { text: 'NUL\0', version: 0 },
        { text: 'x'.repeat(100_001), version: 0 },
        { text: 'Neuer Text.', version: 7 },
      ]) {
        await assert.rejects(
          saveSegment({ db, events }, id, 2, save, editor),
          (error) => error instanceof UserError && error.status === 422,
        );
      }
      assert.equal((await listRevisions(db, id)).length, 1, 'only the import is there');
    });

    it('approves no unchanged text that somebody else has changed meanwhile', async (t) => {
      const { db, events, id } = await open(t);
      const seen = await getSegment(db, id, 3);
      await saveSegment({ db, events }, id, 3, { text: 'Vier Stunden.', version: 0 }, editor);
      // The reviewer's page sends the text it shows along with the state.
      const outcome = await saveSegment(
        { db, events },
        id,
        3,
        { text: seen.target, state: 'approved', version: 0 },
        reviewer,
      );
      assert.ok(outcome.outcome === 'conflict');
      const { base, theirs, mine } = outcome.conflict;
      assert.deepEqual([base, theirs, mine], [seen.target, 'Vier Stunden.', seen.target]);
    });

    it('approves no text whose original is another by now', async (t) => {
      const { db, events, id } = await open(t);
      const { source, target } = await getSegment(db, id, 4);
      const cut = { source: source.indexOf('назвал'), target: target.length };
      const [four, five] = [
        { id: 4, version: 0 },
        { id: 5, version: 0 },
      ];
      await repair({ db, events }, id, four, five, cut, editor);
      await assert.rejects(
        saveSegment({ db, events }, id, 4, { state: 'approved', version: 0 }, reviewer),
        (error) => error instanceof UserError && error.status === 409,
      );
      const text = 'Der Minister nannte das Treffen nützlich.';
      const saved = await saveSegment(
        { db, events },
        id,
        4,
        { text, state: 'approved', version: 0 },
        reviewer,
      );
      assert.ok(saved.outcome === 'saved', 'the words are not lost');
      assert.deepEqual([saved.segment.target, saved.segment.state], [text, 'edited']);
    });

    it('merges into one half what was typed before somebody split the segment', async (t) => {
      const { db, events, id } = await open(t);
      const { target } = await getSegment(db, id, 2);
      const at = target.indexOf('Lieferungen');
      await split({ db, events }, id, { id: 2, version: 0 }, { source: 25, target: at }, editor);
      const typed = (from: string, to: string) =>
        saveSegment({ db, events }, id, 2, { text: target.replace(from, to), version: 0 }, editor);
      const merged = await typed('17. Juli', '18. Juli');
      assert.ok(merged.outcome === 'merged');
      assert.equal(merged.segment.target, 'Am 18. Juli besprachen die Minister');
      // What was typed in the other half is shown, not dropped.
      const late = await typed('Separaten Militärarmee', 'Selbständige Armee');
      assert.ok(late.outcome === 'conflict');
      assert.match(late.conflict.mine, /Selbständige Armee/);
    });

    it('answers a save that is sent again as the first time, and makes no second revision', async (t) => {
      const { db, events, id } = await open(t);
      const save = { text: 'Vier Stunden lang.', state: 'approved' as const, version: 0 };
      const first = await saveSegment({ db, events }, id, 3, save, reviewer);
      // The answer was lost on the way, so the page sends it again.
      const again = await saveSegment({ db, events }, id, 3, save, reviewer);
      assert.deepEqual([first.outcome, again.outcome], ['saved', 'unchanged']);
      assert.deepEqual(
        again.outcome === 'unchanged' && again.segment,
        first.outcome === 'saved' && first.segment,
      );
      assert.equal((await listRevisions(db, id)).length, 2);
    });

    it('never leaves edited text in the state of machine text', async (t) => {
      const { db, events, id } = await open(t);
      const save = { text: 'Von Hand.', state: 'machine' as const, version: 0 };
      await saveSegment({ db, events }, id, 3, save, editor);
      const edited = await getSegment(db, id, 3);
      assert.equal(edited.state, 'edited');
      await saveSegment(
        { db, events },
        id,
        3,
        { ...save, text: edited.machine, version: 1 },
        editor,
      );
      assert.equal((await getSegment(db, id, 3)).state, 'machine');
    });

    it('loses no word of eight people who save one segment at once', async (t) => {
      const { db, events, id } = await open(t);
      const { target, version } = await getSegment(db, id, 2);
      const people = Array.from({ length: 8 }, (_, n) => n);
      const outcomes = await Promise.all(
        people.map((n) =>
          saveSegment({ db, events }, id, 2, { text: `${target} Zusatz${n}.`, version }, editor),
        ),
      );
      const history = await listRevisions(db, id);
      const summaries = history.map((one) => one.summary).join('\n');
      for (const [n, outcome] of outcomes.entries()) {
        if (outcome.outcome === 'conflict')
          assert.ok(outcome.conflict.mine.includes(`Zusatz${n}.`));
        else assert.match(summaries, new RegExp(`Zusatz${n}`));
      }
      assert.equal(outcomes.filter((one) => one.outcome === 'saved').length, 1);
      const numbers = history.map((one) => one.number);
      assert.deepEqual(
        numbers,
        numbers.map((_, index) => numbers.length - 1 - index),
      );
    });
  });
});
