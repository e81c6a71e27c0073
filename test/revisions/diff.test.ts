import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { apply, type Delta, hunks, invert } from '../../server/revisions/delta.ts';
import { closeDiff, diff } from '../../server/revisions/diff.ts';
import { anyText, editedTexts, graphemeBoundaries } from '../support/texts.ts';

/** A delta as people read it: `[-deleted-]{+inserted+}` in the midst of what stayed. */
function read(before: string, delta: Delta): string {
  let at = 0;
  let text = '';
  for (const step of delta) {
    if (typeof step === 'number') {
      text += before.slice(at, at + step);
      at += step;
    } else {
      const [deleted, inserted] = step;
      if (deleted) text += `[-${deleted}-]`;
      if (inserted) text += `{+${inserted}+}`;
      at += deleted.length;
    }
  }
  return text;
}

/** What an editor did, the language, both texts, and how the diff has to read. */
const EDITS: readonly [what: string, lang: string, before: string, after: string, read: string][] =
  [
    [
      'a changed word is one hunk',
      'de',
      'Die Verhandlungen dauerten drei Stunden.',
      'Die Verhandlungen dauerten vier Stunden.',
      'Die Verhandlungen dauerten [-drei-]{+vier+} Stunden.',
    ],
    [
      'names and a phrase are a hunk each, though a short word stands between them',
      'de',
      'Das ist der Kommandeur der Separaten Militärarmee, Kerim Mustafajew.',
      'Das ist der Befehlshaber der Selbständigen Armee, Kerem Mustafajew.',
      'Das ist der [-Kommandeur-]{+Befehlshaber+} der [-Separaten Militärarmee-]{+Selbständigen Armee+}, [-Kerim-]{+Kerem+} Mustafajew.',
    ],
    [
      'two phrases on either side of a comma are a hunk each',
      'de',
      'Es sprach der Chef der Separaten Militärarmee, Kyaram Mustafayev, in Ankara.',
      'Es sprach der Chef der Selbständigen Armee, Kerem Mustafajew, in Ankara.',
      'Es sprach der Chef der [-Separaten Militärarmee-]{+Selbständigen Armee+}, [-Kyaram Mustafayev-]{+Kerem Mustafajew+}, in Ankara.',
    ],
    [
      'a word with a hyphen whose parts are both replaced is one hunk',
      'de',
      'Die Nord-Süd-Route ist gesperrt.',
      'Die Ost-West-Route ist gesperrt.',
      'Die [-Nord-Süd-]{+Ost-West+}-Route ist gesperrt.',
    ],
    [
      'a rewritten clause is one hunk, though a "the" of it has stayed',
      'de',
      'In der Sitzung wurde es von dem Ministerium der Verteidigung der Türkei bekannt gegeben, dass die Lieferungen begonnen haben.',
      'Das türkische Verteidigungsministerium gab in der Sitzung bekannt, dass die Lieferungen begonnen haben.',
      '[-In der Sitzung wurde es von dem Ministerium der Verteidigung der Türkei-]{+Das türkische Verteidigungsministerium gab in der Sitzung+} bekannt[- gegeben-], dass die Lieferungen begonnen haben.',
    ],
    [
      'a moved comma is a comma, and swallows no sentence',
      'de',
      'Er sagte, dass er komme, und ging nach Hause.',
      'Er sagte dass, er komme und ging nach Hause.',
      'Er sagte[-,-] dass{+,+} er komme[-,-] und ging nach Hause.',
    ],
    [
      'two sentences rewritten are two hunks',
      'de',
      'Die Zusammenarbeit wird fortgesetzt. Der Minister dankte allen.',
      'Die Zusammenarbeit geht weiter. Herr Akar sagte Dank.',
      'Die Zusammenarbeit [-wird fortgesetzt-]{+geht weiter+}. [-Der Minister dankte allen-]{+Herr Akar sagte Dank+}.',
    ],
    [
      'an insertion is no replacement of what stands beside it',
      'de',
      'Der Minister reiste ab.',
      'Der türkische Minister reiste am Abend ab.',
      'Der {+türkische +}Minister reiste {+am Abend +}ab.',
    ],
    [
      'quotation marks and a dash are hunks of their own',
      'de',
      'Er sagte "Wir kommen wieder" - und ging.',
      'Er sagte „Wir kommen wieder“ – und ging.',
      'Er sagte [-"-]{+„+}Wir kommen wieder[-"-]{+“+} [---]{+–+} und ging.',
    ],
    [
      'a number is one word, its decimal mark included',
      'de',
      'Es kostet 3,5 Millionen Euro.',
      'Es kostet 35 Millionen Euro.',
      'Es kostet [-3,5-]{+35+} Millionen Euro.',
    ],
    [
      'Russian endings are words, not letters',
      'ru',
      'Министерство назвал встречу полезным и пообещало продолжить.',
      'Министр назвал встречу полезной и пообещал продолжить.',
      '[-Министерство-]{+Министр+} назвал встречу [-полезным-]{+полезной+} и [-пообещало-]{+пообещал+} продолжить.',
    ],
    [
      'a Russian phrase with a preposition too many is one hunk',
      'ru',
      'Министры обсудили поставки для Отдельной общевойсковой армии.',
      'Министры договорились о поставках Отдельной общевойсковой армии.',
      'Министры [-обсудили поставки для-]{+договорились о поставках+} Отдельной общевойсковой армии.',
    ],
    [
      'Chinese is compared by words, where no spaces part them',
      'zh',
      '国防部长在安卡拉会晤了司令，并讨论了供应问题。',
      '国防部长在巴库会晤了司令，并讨论了运输问题。',
      '国防部长在[-安卡拉-]{+巴库+}会晤了司令，并讨论了[-供应-]{+运输+}问题。',
    ],
    [
      'Japanese is compared by words',
      'ja',
      '国防大臣はアンカラで司令官と会談した。',
      '国防大臣はバクーで司令官と会談した。',
      '国防大臣は[-アンカラ-]{+バクー+}で司令官と会談した。',
    ],
    [
      'Thai is compared by words, with its vowel signs',
      'th',
      'รัฐมนตรีพบกับผู้บัญชาการกองทัพ',
      'รัฐมนตรีพบกับผู้บัญชาการตำรวจ',
      'รัฐมนตรีพบกับผู้บัญชาการ[-กองทัพ-]{+ตำรวจ+}',
    ],
    [
      'an Arabic word with its article and preposition is one word',
      'ar',
      'التقى وزير الدفاع بقائد الجيش المنفصل في أنقرة.',
      'التقى وزير الدفاع قائد الجيش المستقل في أنقرة.',
      'التقى وزير الدفاع [-بقائد-]{+قائد+} الجيش [-المنفصل-]{+المستقل+} في أنقرة.',
    ],
    [
      'a vowel sign on an Arabic letter changes the word, not half of the letter',
      'ar',
      'هذا كتاب جميل',
      'هذا كِتاب جميل',
      'هذا [-كتاب-]{+كِتاب+} جميل',
    ],
    [
      'a family of emoji is one sign, and so is a flag',
      'de',
      'Familie 👩‍👩‍👧 aus 🇹🇷.',
      'Familie 👩‍👩‍👦 aus 🇹🇬.',
      'Familie [-👩‍👩‍👧-]{+👩‍👩‍👦+} aus [-🇹🇷-]{+🇹🇬+}.',
    ],
    [
      'a paragraph put in leaves its neighbours alone',
      'de',
      'Der erste Absatz.\n\nDer letzte Absatz.',
      'Der erste Absatz.\n\nEin neuer Absatz.\n\nDer letzte Absatz.',
      'Der erste Absatz.\n\n{+Ein neuer Absatz.\n\n+}Der letzte Absatz.',
    ],
  ];

describe('a diff reads well:', () => {
  for (const [what, language, before, after, expected] of EDITS) {
    it(`${what} (${language})`, () => {
      assert.equal(read(before, diff(before, after, language)), expected);
    });
  }
});

/** The sentences of an article of so many words, none of them twice. */
function sentencesOf(words: number): string[] {
  const sentences: string[] = [];
  for (let n = 0; n * 10 < words; n++) {
    sentences.push(`Am ${n + 1}. Tag sprach der Minister über Lieferung ${n} nach Baku. `);
  }
  return sentences;
}

describe('a diff of a long text', () => {
  it('has the same hunks as its sentences on their own', () => {
    const sentences = sentencesOf(10_000);
    const edited = sentences.map((one, n) => {
      if (n % 50 === 3) return one.replace('sprach der Minister', 'redete die Ministerin');
      if (n % 50 === 4) return one.replace('nach Baku', 'nach Ankara');
      if (n % 50 === 30) return '';
      if (n % 50 === 40) return `${one}Das stand noch nicht da. `;
      return one;
    });
    const found = hunks(diff(sentences.join(''), edited.join(''), 'de'));
    const alone = sentences.flatMap((one, n) => hunks(diff(one, edited[n] as string, 'de')));
    assert.deepEqual(
      found.map(({ deleted, inserted }) => [deleted, inserted]),
      alone.map(({ deleted, inserted }) => [deleted, inserted]),
    );
  });

  it('is exact and cuts no character, in every script, however it was cut into passages', () => {
    const long = fc
      .array(editedTexts(2), { minLength: 150, maxLength: 300 })
      .map((pairs) => [0, 1].map((side) => pairs.map((pair) => pair[side]).join('. ')));
    fc.assert(
      fc.property(long, ([before = '', after = '']) => {
        for (const delta of [diff(before, after, 'th'), closeDiff(before, after, 'th')]) {
          assert.equal(apply(before, delta), after);
          assert.equal(apply(after, invert(delta)), before);
          const [inBefore, inAfter] = [graphemeBoundaries(before), graphemeBoundaries(after)];
          for (const { from, to, at, inserted } of hunks(delta)) {
            assert.ok(inBefore.has(from) && inBefore.has(to), `${from}–${to} of the text before`);
            assert.ok(inAfter.has(at) && inAfter.has(at + inserted.length), `${at} after`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('copes with long texts that have nothing in common', () => {
    const words = (letter: string) =>
      Array.from({ length: 12_000 }, (_, n) => letter + n).join(' ');
    const [before, after] = [words('a'), words('b')];
    assert.equal(apply(before, diff(before, after, 'de')), after);
  });
});

describe('a close diff', () => {
  it('retains every word that stayed, for merging', () => {
    const before = 'In der Sitzung wurde es von dem Ministerium der Verteidigung gesagt.';
    const after = 'Das Verteidigungsministerium gab in der Sitzung bekannt, was folgt.';
    const kept = (delta: Delta) =>
      delta.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0), 0);
    assert.ok(kept(closeDiff(before, after, 'de')) > kept(diff(before, after, 'de')));
  });

  it('leads from any text to any other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        assert.equal(apply(before, closeDiff(before, after, 'zh')), after);
      }),
      { numRuns: 500 },
    );
  });
});
