import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArticleIndex } from '../../server/checks/article-index.ts';
import { problemOfPattern } from '../../server/checks/house.ts';
import { examples, find, told } from './examples.ts';

describe('completeness', () => {
  examples('untranslated', [
    ['en>de', 'The bridge', ' ', 'empty@ '],
    ['en>de', 'The bridge', '…', 'onlyMarks@…'],
    ['en>de', '', ''],
  ]);
  examples('same', [
    [
      'en>de',
      'The old bridge is closed',
      'The old bridge is closed',
      'sentence@The old bridge is closed',
    ],
    ['en>de', '1:4', '1:4'],
    ['en>de', 'NATO', 'NATO'],
    ['en>de', 'weblate.org', 'weblate.org'],
    ['de>de-AT', 'Die Brücke ist zu', 'Die Brücke ist zu'],
  ]);
  examples('foreign', [
    ['ru>de', 'Старый мост закрыт.', 'Die alte мост ist gesperrt.', 'script@мост'],
    [
      'en>de',
      'The old bridge over the river is closed.',
      'Die old bridge over the river ist gesperrt.',
      'language@old bridge over the river',
    ],
    ['zh>en', '他说“缘”。', 'He spoke of fate.'],
  ]);
  examples('length', [
    [
      'en>de',
      'The old harbour bridge will stay closed until the end of the month of March.',
      'Zu.',
      'short@Zu.',
    ],
    [
      'en>zh',
      'The old harbour bridge will stay closed until the end of March.',
      '老港口大桥将关闭至三月底。',
    ],
  ]);
  examples('repetition', [
    [
      'en>de',
      'The bridge is closed today.',
      'Die Brücke ist heute zu. Die Brücke ist heute zu.',
      'twice@Die Brücke ist heute zu.',
    ],
  ]);
  test('a segment with the text of the one before it is a repetition', () => {
    const context = { previous: { source: 'Anna came home.', target: 'Anna kam nach Hause.' } };
    const found = find(
      'repetition',
      'en>de',
      'Boris stayed away.',
      'Anna kam nach Hause.',
      context,
    );
    assert.deepEqual(told(found, '', 'Anna kam nach Hause.'), ['previous@Anna kam nach Hause.']);
  });
  test('machine text is unread when it was approved unopened', () => {
    const record = {
      state: 'approved',
      machineText: 'Die Brücke',
      wasOpened: false,
      rejected: [],
    } as const;
    assert.equal(find('unread', 'en>de', 'The bridge', 'Die Brücke', { record }).length, 1);
    assert.equal(
      find('unread', 'en>de', 'The bridge', 'Die Brücke', {
        record: { ...record, wasOpened: true },
      }).length,
      0,
    );
    assert.equal(find('unread', 'en>de', 'The bridge', 'Die alte Brücke', { record }).length, 0);
  });
});

describe('consistency', () => {
  const article = new ArticleIndex([
    { key: 1, source: 'The old bridge is closed.', target: 'Die alte Brücke ist gesperrt.' },
    { key: 2, source: 'The old bridge is closed.', target: 'Die alte Brücke ist zu.' },
    { key: 3, source: 'The new bridge is open.', target: 'Die alte Brücke ist zu.' },
    { key: 4, source: 'Керем Демир уехал.', target: 'Kerem Demir ist abgereist.' },
    { key: 5, source: 'Керем Демир вернулся.', target: 'Kerem Demir ist zurück.' },
    { key: 6, source: 'Демир молчит.', target: 'Djemir schweigt.' },
  ]);
  test('one original with two translations, and two with one', () => {
    const context = { article, segment: 2 };
    const [source, target] = ['The old bridge is closed.', 'Die alte Brücke ist zu.'];
    assert.equal(
      find('inconsistent', 'en>de', source, target, context)[0]?.params.other,
      'Die alte Brücke ist gesperrt.',
    );
    assert.equal(
      find('reused', 'en>de', source, target, context)[0]?.params.other,
      'The new bridge is open.',
    );
  });
  test('a text that was replaced before is a regression, and what replaced it is the fix', () => {
    const record = {
      state: 'edited',
      machineText: 'Die Brücke',
      wasOpened: true,
      rejected: ['Die alte Brücke', 'Die Brücke'],
    } as const;
    const [finding] = find('regression', 'en>de', 'The bridge', 'Die Brücke', { record });
    assert.deepEqual(finding?.fix, [4, ['', 'alte '], 6]);
  });
  examples(
    'terms',
    [
      ['de>en', 'Die Bürgermeisterin kam.', 'The mayor came.'],
      [
        'de>en',
        'Die Bürgermeisterin kam.',
        'The burgomaster came.',
        'missing@Bürgermeisterin',
        'forbidden@burgomaster',
      ],
    ].map((example) => example as [string, string, string, ...string[]]),
    { terms: [{ source: 'Bürgermeisterin', targets: ['mayor'], forbidden: ['burgomaster'] }] },
  );
});

describe('names', () => {
  examples('names', [
    ['ru>de', 'Отметил это Исмаил Демир.', 'Das bemerkte Ismail Damir.', 'garbled@Damir'],
    ['ru>de', 'Выступил Керем Мустафаев.', 'Es sprach Kerem Mustafajew.'],
    ['ru>en', 'Выступил Керем Мустафаев.', 'Kerem Mustafayev spoke.'],
    ['ru>en', 'с Рамизом Таировым', 'with Ramiz Tairov'],
    [
      'en>ru',
      'She met Angela Merkel and Joe Biden.',
      'Она встретила Ангелу Меркель и Джо Байдена.',
    ],
    ['de>en', 'Sie traf Angela Merkel.', 'She met Angela Mekrel.', 'garbled@Mekrel'],
    ['en>de', 'She flew to Prague.', 'Sie flog nach Prag.'],
    ['en>de', 'He lives in Uzbekistan.', 'Er lebt in Usbekistan.'],
  ]);
});

describe('mark-up', () => {
  examples('tags', [
    ['en>de', 'the <b>old</b> bridge', 'die <b>alte</b> Brücke'],
    ['en>de', 'the <b>old</b> bridge', 'die <b>alte Brücke', 'missing@</b>'],
    ['en>de', '<i>a</i> <b>c</b>', '<i>a<b> </i>c</b>', 'nesting@</i>'],
  ]);
  examples('placeholders', [
    ['en>de', '%s of %d files', '%1$s von %2$d Dateien'],
    ['en>de', 'Hello {name}', 'Hallo {Name}', 'changed@{Name}'],
    ['en>de', '50 % of all', '50 % der Leute'],
    [
      'en>de',
      '{n, plural, one {# file} other {# files}}',
      '{n, plural, one {# Datei} other {# Dateien}}',
    ],
  ]);
  examples('markdown', [
    ['en>de', 'the **old** bridge', 'die **alte** Brücke'],
    [
      'en>de',
      'see [here](https://a.example)',
      'siehe [hier] (https://a.example)',
      'link@[here](https://a.example)',
      'broken@[hier] (https://a.example)',
    ],
  ]);
  examples('breaks', [
    ['en>de', 'a\n\nb', 'a\n\nb'],
    ['en>de', 'a\nb', 'a b', 'lines@'],
  ]);
});

describe('house rules', () => {
  const rule = {
    name: 'Twitter',
    side: 'target',
    pattern: 'Twitter(-\\p{Lu}\\w+)?',
    message: 'Now X.',
    replacement: 'X$1',
  } as const;
  test('say what the newsroom says, and offer its replacement', () => {
    const [finding] = find('house', 'en>de', 'x', 'ein Twitter-Konto', { housePatterns: [rule] });
    assert.deepEqual(finding?.params, { name: 'Twitter', message: 'Now X.' });
    assert.deepEqual(finding?.fix, [4, ['Twitter-Konto', 'X-Konto']]);
  });
  test('never hang: the pattern that takes others forever takes no time', () => {
    const started = performance.now();
    find('house', 'en>de', 'x', `${'a'.repeat(50_000)}!`, {
      housePatterns: [{ ...rule, pattern: '(a+)+$' }],
    });
    assert.ok(performance.now() - started < 5000);
  });
  test('of another syntax are refused with the reason', () => {
    assert.equal(problemOfPattern('a+b'), undefined);
    assert.match(problemOfPattern('(?=a)') ?? '', /\(\?=/);
  });
});
