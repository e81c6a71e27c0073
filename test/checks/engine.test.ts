import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ArticleIndex } from '../../server/checks/article-index.ts';
import { CHECK_GROUPS } from '../../server/checks/check.ts';
import { checksDocument } from '../../server/checks/document.ts';
import { Pair } from '../../server/checks/pair.ts';
import { presentFinding } from '../../server/checks/present-finding.ts';
import { CHECKS, findCheck } from '../../server/checks/registry.ts';
import { messageBranch, runChecks } from '../../server/checks/run.ts';
import { apply } from '../../server/revisions/delta.ts';
import { openI18n, UI_LOCALES } from '../../server/web/i18n.ts';

const i18n = await openI18n();

describe('the registry', () => {
  test('has a name, a group, a title and an explanation for each check, in every language', () => {
    assert.equal(new Set(CHECKS.map(({ name }) => name)).size, CHECKS.length);
    for (const { name, group } of CHECKS) {
      assert.match(name, /^[a-z]+(?:-[a-z]+)*$/);
      assert.ok(CHECK_GROUPS.includes(group), name);
      for (const locale of UI_LOCALES) {
        for (const part of ['title', 'explanation']) {
          const key = `checks:${messageBranch(name)}.${part}`;
          assert.ok(i18n.exists(key, { lng: locale, fallbackLng: [] }), `${locale} ${key}`);
        }
      }
    }
  });

  test('finds checks by name', () => {
    assert.equal(findCheck('end-mark')?.group, 'typography');
    assert.equal(findCheck('no-such-check'), undefined);
  });

  test('is what docs/checks.md says: run scripts/write-checks-doc.ts after a change', () => {
    const written = readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8');
    assert.equal(written, checksDocument(i18n.getFixedT('en')));
  });
});

describe('a run', () => {
  const source = 'Керем Демир прибыл 17 июля с 5 ракетами.';
  const target = 'Kerem Damir kam am 17 Juli mit 6 Raketen an .';
  const pair = () => new Pair(source, target, 'ru', 'de');

  test('gives findings in the order of the texts, source first', () => {
    const found = runChecks(pair());
    assert.deepEqual(
      found.filter(({ severity }) => severity !== 'hint').map(({ check, start }) => [check, start]),
      [
        ['names', target.indexOf('Damir')],
        ['dates', target.indexOf('17 Juli')],
        ['numbers', target.indexOf('6')],
        ['spacing', target.indexOf(' .')],
      ],
    );
  });

  test('runs the checks chosen, with the severities chosen', () => {
    const settings = { enabled: ['numbers', 'spacing'], severities: { spacing: 'hint' } } as const;
    assert.deepEqual(
      runChecks(pair(), {}, settings).map(({ check, severity }) => [check, severity]),
      [
        ['numbers', 'error'],
        ['spacing', 'hint'],
      ],
    );
  });

  test('words its messages in any language of the interface', () => {
    const [finding] = runChecks(pair(), {}, { enabled: ['numbers'] });
    assert.ok(finding);
    const message = (locale: string) => presentFinding(finding, i18n.getFixedT(locale)).message;
    assert.equal(message('en'), '“5” has become “6”.');
    assert.equal(message('de'), 'Aus „5“ ist „6“ geworden.');
  });
});

const PIECES = [
  'Der Minister ',
  'sagte, ',
  '„',
  '“',
  '«',
  '»',
  '"',
  "'",
  '’',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '{0}',
  '%s',
  '<b>',
  '</b>',
  '5',
  '1,5',
  '17. Juli ',
  '18: 49',
  'Мустафаев ',
  'не ',
  'пришёл',
  '。',
  '，',
  '大桥',
  '三百',
  '万',
  'ー',
  '؟',
  'مكتبة ',
  '٣٥',
  '\u200b',
  '\u0640',
  '\u202e',
  '  ',
  '\n',
  '\t',
  '…',
  '...',
  '!!',
  'die die ',
  'HEllo ',
  'https://example.org/a',
  'a@b.de',
  '**x**',
  '[a](b)',
  '`',
  '$',
  '&amp;',
  '👩‍👩‍👧',
  '🇩🇪',
  'e\u0301',
  '\ud83d',
  '½',
  'XIV',
  'Kerem Demir ',
  'Демир ',
  '-5 ',
  '°C',
  '€',
  '/',
  '\\n',
];

test('whatever the texts: no check fails, places lie within them, and fixes apply', () => {
  const text = fc
    .array(fc.constantFrom(...PIECES), { maxLength: 16 })
    .map((pieces) => pieces.join(''));
  const language = fc.constantFrom(
    'de',
    'en',
    'ru',
    'tr',
    'ar',
    'zh-Hant',
    'ja',
    'fr',
    'es',
    'th',
    'hy',
    'el',
    'xx-not-a-tag-at-all',
    '',
  );
  fc.assert(
    fc.property(text, text, language, language, (source, target, sourceLang, targetLang) => {
      const article = new ArticleIndex([
        { key: 1, source, target },
        { key: 2, source, target: `${target}x` },
        { key: 3, source: `y${source}`, target },
      ]);
      const context = {
        article,
        segment: 1,
        previous: { source: 'x', target },
        publishedOn: '2020-07-17',
        terms: [{ source: 'Minister', targets: ['министр'], forbidden: ['x'] }],
        record: { state: 'approved', machineText: target, wasOpened: false, rejected: [target] },
        housePatterns: [
          { name: 'x', side: 'target', pattern: '(a+)+b|[!]+', message: 'm', replacement: '$1$2' },
        ],
      } as const;
      for (const { side, start, end, fix, messageKey, params } of runChecks(
        new Pair(source, target, sourceLang, targetLang),
        context,
      )) {
        const own = side === 'source' ? source : target;
        assert.ok(start >= 0 && end >= start && end <= own.length, messageKey);
        if (fix) assert.notEqual(apply(own, fix), own, messageKey);
        const message = i18n.t(messageKey, params);
        assert.ok(message !== '' && message !== messageKey.split(':')[1], messageKey);
      }
    }),
    { numRuns: 1500 },
  );
});

describe('the index of an article', () => {
  test('finds segments by either text, whatever their case, spaces and final stop', () => {
    const index = new ArticleIndex([
      { key: 1, source: 'Das Tor ist zu.', target: 'The gate is shut.' },
      { key: 2, source: 'das  Tor ist zu', target: 'The gate is closed.' },
    ]);
    assert.deepEqual(
      index.withSource('Das Tor ist zu', 1).map(({ key }) => key),
      [2],
    );
    index.put({ key: 2, source: 'Ein anderer Satz.', target: 'The gate is shut' });
    assert.deepEqual(index.withSource('Das Tor ist zu', 1), []);
    assert.deepEqual(
      index.withTarget('The gate is shut.', 1).map(({ key }) => key),
      [2],
    );
    index.delete(2);
    assert.deepEqual(index.withTarget('The gate is shut.', 1), []);
  });
});
