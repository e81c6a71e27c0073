import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  deleteHouseRule,
  housePatterns,
  insertHouseRule,
  listHouseRules,
  updateHouseRule,
} from '../../server/checks/house-rule.store.ts';
import {
  checkedRule,
  type HouseRuleInput,
  patternProblem,
} from '../../server/checks/house-rule.ts';
import { tryRule } from '../../server/checks/try-rule.ts';
import { startApp } from '../support/app.ts';
import { someone } from '../support/articles.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

const RULE: HouseRuleInput = {
  name: 'Tschornobyl',
  sourceLanguage: null,
  targetLanguage: 'de',
  side: 'target',
  pattern: 'Tschernobyl(s?)',
  ignoreCase: false,
  wholeWords: true,
  message: 'Bei uns nach dem ukrainischen Namen.',
  replacement: 'Tschornobyl$1',
  severity: 'error',
  isOn: true,
};

const reviewer = someone('reviewer');

forEachEngine((engine) => {
  describe('house rules', () => {
    it('are checked in the languages they are for, as long as they are in force', async (t) => {
      const { db } = await openStore(t, engine);
      const named = async (source: string, target: string) =>
        (await housePatterns(db, source, target)).map(({ name }) => name);
      const german = await insertHouseRule(db, RULE, reviewer);
      await insertHouseRule(db, { ...RULE, name: 'Any', targetLanguage: null }, reviewer);
      await insertHouseRule(
        db,
        { ...RULE, name: 'From Russian', sourceLanguage: 'RU', targetLanguage: 'de-at' },
        reviewer,
      );
      assert.deepEqual(await named('en', 'de-AT'), ['Any', 'Tschornobyl']);
      assert.deepEqual(await named('ru', 'de-AT'), ['Any', 'From Russian', 'Tschornobyl']);
      assert.deepEqual(await named('ru', 'tr'), ['Any']);
      await updateHouseRule(db, german.id, { ...RULE, isOn: false }, reviewer);
      assert.deepEqual(await named('en', 'de'), ['Any']);
      for (const { id } of await listHouseRules(db)) await deleteHouseRule(db, id, reviewer);
      assert.deepEqual(await named('ru', 'de-AT'), []);
      await assert.rejects(deleteHouseRule(db, german.id, reviewer), { status: 404 });
    });

    it('are made by reviewers of their languages', async (t) => {
      const { db } = await openStore(t, engine);
      const turkish = { ...reviewer, languages: ['tr'] };
      await assert.rejects(insertHouseRule(db, RULE, someone('editor')), { status: 403 });
      await assert.rejects(insertHouseRule(db, RULE, turkish), { status: 403 });
      const any = { ...RULE, targetLanguage: null };
      await assert.rejects(insertHouseRule(db, any, turkish), {
        key: 'checking:error.anyLanguage',
      });
      const own = await insertHouseRule(db, { ...RULE, targetLanguage: 'tr' }, turkish);
      await assert.rejects(updateHouseRule(db, own.id, RULE, turkish), { status: 403 });
      assert.equal(
        (await listHouseRules(db)).find(({ id }) => id === own.id)?.targetLanguage,
        'tr',
      );
    });
  });
});

describe('a house rule', () => {
  it('is refused with everything that is wrong with it', () => {
    const wrong = { ...RULE, name: ' ', message: '', pattern: 'a(', sourceLanguage: 'deutsch!' };
    assert.throws(
      () => checkedRule(wrong),
      ({ errors }: { errors: { field: string; key: string }[] }) => {
        assert.deepEqual(
          errors.map(({ field, key }) => `${field} ${key.split('.')[1]}`),
          [
            'name nameMissing',
            'message messageMissing',
            'sourceLanguage language',
            'pattern parenthesisOpen',
          ],
        );
        return true;
      },
    );
    assert.throws(() => checkedRule({ ...RULE, replacement: '$2' }), /checking:error.group/);
    assert.throws(() => checkedRule({ ...RULE, message: 'x'.repeat(501) }), /tooLong/);
    assert.throws(() => checkedRule({ ...RULE, pattern: 'a\0' }), /brokenText/);
    assert.equal(checkedRule({ ...RULE, replacement: '$$5 $1' }).replacement, '$$5 $1');
  });

  it('says in our words what is wrong with its pattern', () => {
    const problems = {
      'Мин(истр': 'parenthesisOpen',
      'Мин)истр': 'parenthesisClosed',
      '[а-я': 'bracketOpen',
      '\\й': 'escape',
      'a**': 'repetition',
      '*a': 'nothingToRepeat',
      'a{2000}': 'repeatCount',
      '[я-а]': 'range',
      '\\p{Zork}': 'range',
      'a\\': 'backslash',
      'a(?=b)': 'lookaround',
      '(?<!a)b': 'lookaround',
      '(a)\\1': 'backreference',
      '(?<n>a)(?<n>b)': 'other',
    };
    for (const [pattern, key] of Object.entries(problems))
      assert.equal(patternProblem(pattern)?.key, `checking:pattern.${key}`, pattern);
    assert.equal(patternProblem('\\p{Lu}\\p{L}+(?:-|‑)[Кк]рым'), undefined);
  });

  it('finds whole words in any script, where RE2’s own boundaries know Latin letters alone', () => {
    const rule = { ...RULE, pattern: 'мир', replacement: 'Мир', ignoreCase: true };
    const { pieces, found, fixed } = tryRule(rule, 'Мир и мирный мир, «мир» 𝒜мир.');
    assert.equal(found, 3);
    assert.deepEqual(
      pieces.filter(({ isFound }) => isFound).map(({ text }) => text),
      ['Мир', 'мир', 'мир'],
    );
    assert.equal(fixed, 'Мир и мирный Мир, «Мир» 𝒜мир.');
    assert.equal(tryRule({ ...rule, wholeWords: false }, 'мирный').found, 1);
    assert.equal(tryRule({ ...rule, replacement: null }, 'мир').fixed, undefined);
    assert.equal(tryRule({ ...rule, replacement: '' }, 'ein мир!').fixed, 'ein !');
  });
});

describe('the page of a house rule', () => {
  it('shows what the rule finds, keeps what was typed, and stores it when asked to', async () => {
    const app = await startApp();
    try {
      const agent = await app.as('reviewer');
      const send = (fields: object, path = '/checks/rules/new') =>
        agent.post(path).type('form').send(fields);
      const typed = {
        name: '',
        pattern: 'Tschernobyl',
        side: 'target',
        message: '',
        replaces: '1',
        replacement: 'Tschornobyl',
        severity: 'hint',
        wholeWords: '1',
        isOn: '1',
      };
      const tried = await send({ ...typed, do: 'try', sample: 'Tschernobyl & <b>' }).expect(200);
      assert.match(tried.text, /<mark>Tschernobyl<\/mark> &amp; &lt;b&gt;/);
      assert.match(tried.text, /Tschornobyl &amp;/);
      assert.match(tried.text, /name="wholeWords" value="1" checked/);
      assert.equal((await listHouseRules(app.services.db)).length, 0);

      const refused = await send({ ...typed, pattern: 'Tscher(', do: 'save' }).expect(422);
      assert.match(refused.text, /value="Tscher\("/);
      assert.match(refused.text, /A parenthesis is opened but not closed: Tscher\(/);
      assert.match(refused.text, /Give the rule a name/);
      assert.equal((await listHouseRules(app.services.db)).length, 0);

      const named = { ...typed, name: 'Чорнобиль', message: 'Nach dem Ukrainischen.' };
      await send({ ...named, do: 'save' }).expect(303);
      const [rule] = await listHouseRules(app.services.db);
      assert.deepEqual(
        [rule?.severity, rule?.isOn, rule?.replacement],
        ['hint', true, 'Tschornobyl'],
      );
      const path = `/checks/rules/${rule?.id}`;
      const { isOn: _, ...off } = named;
      await send({ ...off, replaces: undefined, do: 'save' }, path).expect(303);
      const [changed] = await listHouseRules(app.services.db);
      assert.deepEqual([changed?.isOn, changed?.replacement], [false, null]);
      const reader = await app.as('reader');
      assert.match((await reader.get('/checks/rules').expect(200)).text, /Чорнобиль/);
      await reader.get(path).expect(403);
      await agent.post(`${path}/deletion`).expect(303);
      await agent.get(path).expect(404);
    } finally {
      await app.close();
    }
  });
});
