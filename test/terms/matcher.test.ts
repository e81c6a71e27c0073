import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type MatchedTerm, TermMatcher } from '../../server/terms/matcher.ts';

/** What is found in a text, as `place<term>`; compounds are marked. */
function found(language: string, terms: readonly (string | MatchedTerm)[], text: string): string[] {
  const matcher = new TermMatcher(
    terms.map((term) => (typeof term === 'string' ? { text: term } : term)),
    language,
  );
  return matcher
    .find(text)
    .map(
      ({ start, end, term, kind }) =>
        `${text.slice(start, end)}<${term.text}>${kind === 'compound' ? '+' : ''}`,
    );
}

/** Language, terms, text, and what is found in it. */
const EXAMPLES: readonly (readonly [string, (string | MatchedTerm)[], string, string[]])[] = [
  ['ru', ['карта'], 'Карты с картой, картина и карточка', ['Карты<карта>', 'картой<карта>']],
  [
    'ru',
    ['армия', 'отдельная общевойсковая армия'],
    'командующий Отдельной общевойсковой армией',
    ['Отдельной общевойсковой армией<отдельная общевойсковая армия>'],
  ],
  ['ru', ['генерал', 'рынок'], 'генералом рынка', ['генералом<генерал>', 'рынка<рынок>']],
  ['ru', ['Азербайджан'], 'Азербайджану, азербайджанский', ['Азербайджану<Азербайджан>']],
  ['uk', ['угода'], 'Угод і угоди', ['Угод<угода>', 'угоди<угода>']],
  ['pl', ['umowa'], 'Umowę podpisano', ['Umowę<umowa>']],
  [
    'de',
    ['Separate Militärarmee', 'Armee'],
    'Der Kommandeur der Separaten Militärarmee',
    ['Separaten Militärarmee<Separate Militärarmee>'],
  ],
  ['de', ['Armee'], 'Die Militärarmee und Armeen', ['Militärarmee<Armee>+', 'Armeen<Armee>']],
  [
    'de',
    ['Haus', 'Präsidentin'],
    'Häuser, Präsidentinnen',
    ['Häuser<Haus>', 'Präsidentinnen<Präsidentin>'],
  ],
  ['de', ['Macht', 'Lehre'], 'Er macht die Lehrer froh.', []],
  ['de', ['Reise', 'Leiter', 'Eisen'], 'Kreise, Begleiter, Reisen', ['Reisen<Reise>']],
  [
    'de',
    ['Abgeordnete', 'Museum'],
    'ein Abgeordneter in Museen',
    ['Abgeordneter<Abgeordnete>', 'Museen<Museum>'],
  ],
  [
    'tr',
    ['kitap', 'şehir', 'renk'],
    'kitaplarımızdan kitabı şehri rengi kitapçı',
    ['kitaplarımızdan<kitap>', 'kitabı<kitap>', 'şehri<şehir>', 'rengi<renk>'],
  ],
  [
    'tr',
    ['Savunma Bakanlığı', 'Ankara'],
    "Ankara'da Savunma Bakanlığı’nın, Savunma Bakanlığına",
    [
      "Ankara'da<Ankara>",
      'Savunma Bakanlığı’nın<Savunma Bakanlığı>',
      'Savunma Bakanlığına<Savunma Bakanlığı>',
    ],
  ],
  ['tr', ['ev', 'kart'], 'evde evet kartal', ['evde<ev>']],
  ['tr', ['İstanbul'], 'istanbul, İSTANBUL’DA', ['istanbul<İstanbul>', 'İSTANBUL’DA<İstanbul>']],
  [
    'en',
    ['treaty', 'city', 'child'],
    'Treaties of cities’ children',
    ['Treaties<treaty>', 'cities<city>', 'children<child>'],
  ],
  ['en', ['organ', 'university', 'news'], 'organization of the universe, new', []],
  ['en', ['IT', 'US'], 'it helps us: the US’s IT', ['US’s<US>', 'IT<IT>']],
  [
    'en',
    [{ text: 'train', partOfSpeech: 'verb' }],
    'They trained; the training',
    ['trained<train>', 'training<train>'],
  ],
  ['en', ['train'], 'They trained on trains', ['trains<train>']],
  [
    'en',
    ['C++', 'F-16', 'U.S. Army'],
    'C, C++, F-16 and the U.S. Army',
    ['C++<C++>', 'F-16<F-16>', 'U.S. Army<U.S. Army>'],
  ],
  ['fr', ['traité'], 'les traités', ['traités<traité>']],
  ['ar', ['جيش'], 'الجيش والجيش', ['الجيش<جيش>', 'والجيش<جيش>']],
  ['zh', ['国家', '人工智能'], '发展中国家的人工智能', ['国家<国家>', '人工智能<人工智能>']],
  ['ko', ['대통령'], '대통령은 대통령실에', ['대통령은<대통령>']],
  ['en', [{ text: 'ox', forms: ['oxen'] }], 'Oxen', ['Oxen<ox>']],
];

describe('matching terms', () => {
  for (const [language, terms, text, expected] of EXAMPLES) {
    it(`${language}: ${text}`, () => assert.deepEqual(found(language, terms, text), expected));
  }

  it('prefers a term to the letter to one with a form like it, and tells all of one place', () => {
    assert.deepEqual(found('de', ['Bank', 'Banken'], 'Banken'), ['Banken<Banken>']);
    assert.deepEqual(found('de', ['Bank', 'Bank'], 'Banken'), ['Banken<Bank>', 'Banken<Bank>']);
  });

  it('finds no word in the middle of another, in any language', () => {
    const letters = fc.constantFrom(...'abcdeilmnorstukаеилнорст');
    const word = fc.array(letters, { minLength: 3, maxLength: 8 }).map((list) => list.join(''));
    const language = fc.constantFrom('en', 'de', 'ru', 'tr', 'fr', 'nl', 'pl', 'ja', 'xx');
    fc.assert(
      fc.property(
        language,
        fc.array(word, { maxLength: 8 }),
        fc.array(word),
        (tag, terms, texts) => {
          const text = texts.join(' ');
          const matcher = new TermMatcher(
            terms.map((one) => ({ text: one })),
            tag,
          );
          let end = 0;
          for (const match of matcher.find(text)) {
            assert.match(text.slice(match.start - 1, match.start), /^ ?$/);
            assert.match(text.slice(match.end, match.end + 1), /^ ?$/);
            assert.ok(match.start >= end || match.start < match.end);
            end = match.end;
          }
          for (const one of terms) {
            const own = new TermMatcher([{ text: one }], tag).find(`x ${one} x`);
            assert.deepEqual(
              own.map(({ start, kind }) => [start, kind]),
              [[2, 'exact']],
            );
          }
        },
      ),
    );
  });
});
