import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { alignSentences, type Bead } from '../../server/text/align.ts';
import { roughly } from '../../server/text/alignment/long.ts';
import { readPair } from '../../server/text/alignment/passes.ts';

type Pair = readonly [source: number[], target: number[]];

/** Texts as an editor meets them, with the beads a person found. */
const TEXTS: {
  name: string;
  languages: [string, string];
  source: string[];
  target: string[];
  beads: Pair[];
}[] = [
  {
    name: 'German and French: a sentence cut in two, two made one',
    languages: ['de', 'fr'],
    source: [
      'Die Hütte am Gornersee wurde 1923 gebaut.',
      'Damals führte noch kein Weg hinauf, und jedes Brett musste getragen werden.',
      'Anton Zurbriggen, der erste Wirt, blieb 31 Jahre.',
      'Er starb im Februar 1954.',
      'Heute kommen im Sommer täglich 200 Gäste.',
    ],
    target: [
      'La cabane du Gornersee fut construite en 1923.',
      'A cette époque, aucun chemin n’y menait.',
      'Il fallait porter chaque planche à dos d’homme.',
      'Anton Zurbriggen, son premier gardien, y resta 31 ans et mourut en février 1954.',
      'En été, elle accueille aujourd’hui 200 personnes par jour.',
    ],
    beads: [
      [[0], [0]],
      [[1], [1, 2]],
      [[2, 3], [3]],
      [[4], [4]],
    ],
  },
  {
    name: 'Chinese and English: marks of another script, numbers in signs',
    languages: ['zh-Hans', 'en'],
    source: [
      '七月的一个早晨，李明离开了德国。',
      '他带着三本书和一把旧伞。',
      '为什么？没有人知道。',
      '火车开了十四个小时，晚上九点到达土耳其。',
      '“你迟到了！”他的姐姐说。',
    ],
    target: [
      'One morning in July, Li Ming left Germany.',
      'He carried three books and an old umbrella.',
      'Why?',
      'Nobody knew.',
      'The train ran for 14 hours and reached Turkey at nine in the evening.',
      '“You are late!” said his sister.',
    ],
    beads: [
      [[0], [0]],
      [[1], [1]],
      [[2], [2, 3]],
      [[3], [4]],
      [[4], [5]],
    ],
  },
  {
    name: 'Arabic and English: words with their particles, Arabic digits',
    languages: ['ar', 'en'],
    source: [
      'افتُتحت المدرسة الجديدة في القاهرة يوم الاثنين.',
      'وحضر الحفل وزير التعليم و١٢٠ طفلاً.',
      'قال الوزير إن المدينة تحتاج إلى الماء قبل الكتب.',
      'لم يصفق أحد.',
    ],
    target: [
      'The new school in Cairo was opened on Monday.',
      'The minister of education and 120 children came to the ceremony.',
      'There was also a small orchestra from the suburbs, which nobody had invited.',
      'The minister said that the city needed water before books.',
      'Nobody clapped.',
    ],
    beads: [
      [[0], [0]],
      [[1], [1]],
      [[], [2]],
      [[2], [3]],
      [[3], [4]],
    ],
  },
  {
    name: 'Icelandic and English: subtitles cut at commas',
    languages: ['is', 'en'],
    source: [
      'Jæja,',
      'hvað segir þú gott í dag?',
      'Ekkert.',
      'Ef hún kemur...',
      'þá förum við norður.',
      'Já.',
    ],
    target: ['Well, how are you today?', 'Nothing new.', 'If she comes... we go north.', 'Yes.'],
    beads: [
      [[0, 1], [0]],
      [[2], [1]],
      [[3, 4], [2]],
      [[5], [3]],
    ],
  },
  {
    name: 'Turkish and German: a page’s furniture in the middle of one side',
    languages: ['tr', 'de'],
    source: [
      'Trabzon limanında dün gece yangın çıktı.',
      'Üç gemi hasar gördü, kimse yaralanmadı.',
      'Belediye başkanı Hasan Kaya yangının saat 23.40’ta başladığını söyledi.',
      'Nedeni henüz bilinmiyor.',
      'Polis soruşturma başlattı.',
    ],
    target: [
      'Im Hafen von Trabzon ist letzte Nacht ein Feuer ausgebrochen.',
      'Drei Schiffe wurden beschädigt, niemand wurde verletzt.',
      '* * *',
      'Abonnieren Sie unseren Newsletter!',
      'Bitte geben Sie Ihre E-Mail-Adresse ein.',
      'Bürgermeister Hasan Kaya sagte, der Brand habe um 23.40 Uhr begonnen.',
      'Die Ursache ist noch nicht bekannt.',
      'Die Polizei hat Ermittlungen aufgenommen.',
    ],
    beads: [
      [[0], [0]],
      [[1], [1]],
      [[], [2]],
      [[], [3]],
      [[], [4]],
      [[2], [5]],
      [[3], [6]],
      [[4], [7]],
    ],
  },
];

const pairs = (beads: readonly Bead[]): Pair[] =>
  beads.map(({ source, target }) => [source, target]);

describe('texts as a person aligned them', () => {
  for (const { name, languages, source, target, beads } of TEXTS) {
    const [sourceLanguage, targetLanguage] = languages;
    test(name, () => {
      assert.deepEqual(
        pairs(alignSentences(source, target, { sourceLanguage, targetLanguage })),
        beads,
      );
    });
    test(`${name}, the other way`, () => {
      const found = alignSentences(target, source, {
        sourceLanguage: targetLanguage,
        targetLanguage: sourceLanguage,
      });
      assert.deepEqual(
        found.map((bead): Pair => [bead.target, bead.source]),
        beads,
      );
    });
  }
});

test('paragraphs tell where the words do not', () => {
  const source = ['Aaa bbb ccc.', 'Ddd eee fff.', 'Ggg hhh iii.'];
  const target = ['Uuu vvv www xxx.', 'Yyy zzz.', 'Ooo ppp.'];
  const found = alignSentences(source, target, {
    sourceLanguage: 'xx',
    targetLanguage: 'yy',
    sourceParagraphs: [0, 1],
    targetParagraphs: [0, 1],
  });
  assert.deepEqual(pairs(found)[0], [[0], [0]]);
});

test('a machine translation of another length than the source is refused', () => {
  assert.throws(
    () =>
      alignSentences(['Eins.'], ['One.'], {
        sourceLanguage: 'de',
        targetLanguage: 'en',
        bridge: [],
      }),
    RangeError,
  );
});

const sentence = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('Ja.', '17.', '…', '港口。', 'وصل القطار.', 'The ferry left at 8,', 'and sank.'),
);
const side = fc.array(sentence, { maxLength: 14 });
const language = fc.constantFrom('de', 'en', 'zh', 'ar', 'ru', 'th', 'xx');

test('every sentence of both sides is in one bead, in order', () => {
  fc.assert(
    fc.property(
      side,
      side,
      language,
      language,
      (source, target, sourceLanguage, targetLanguage) => {
        const beads = alignSentences(source, target, { sourceLanguage, targetLanguage });
        assert.deepEqual(
          beads.flatMap((bead) => bead.source),
          source.map((_, index) => index),
        );
        assert.deepEqual(
          beads.flatMap((bead) => bead.target),
          target.map((_, index) => index),
        );
        for (const { source, target, confidence } of beads) {
          assert.ok(source.length + target.length > 0);
          assert.ok(confidence >= 0 && confidence <= 1, `${confidence}`);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** A text of so many different sentences, the same for the same seed. */
function longText(count: number, translate: (word: string) => string): string[] {
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 4 + random(16) }, () => {
      const rank = Math.floor(3000 ** (random(10_000) / 10_000));
      return translate(`${'bdgklmnrst'[rank % 10]}${'aeiou'[rank % 5]}${rank.toString(36)}`);
    });
    return `${words.join(' ')}.`;
  });
}

test('a text and itself go sentence by sentence', () => {
  for (const { languages, source, target } of TEXTS) {
    for (const [text, tag] of [
      [source, languages[0]],
      [target, languages[1]],
    ] as const) {
      const beads = alignSentences(text, text, { sourceLanguage: tag, targetLanguage: tag });
      assert.deepEqual(
        pairs(beads),
        text.map((_, index): Pair => [[index], [index]]),
      );
    }
  }
});

test('a long text finds its way past a chapter that was left out', () => {
  const source = longText(1200, (word) => word);
  const target = longText(1200, (word) => [...word].reverse().join(''));
  target.splice(500, 90);
  const beads = alignSentences(source, target, { sourceLanguage: 'xx', targetLanguage: 'yy' });
  const right = pairs(beads).filter(
    ([[s, ...others], [t]]) =>
      others.length === 0 &&
      t === (s === undefined ? -1 : s < 500 ? s : s < 590 ? undefined : s - 90),
  );
  assert.ok(right.length > 0.97 * source.length, `${right.length} of ${source.length}`);
});

describe('a machine translation of one side', () => {
  // Without a letter in common and of lengths that mislead, only the bridge can tell.
  const source = ['ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺ.', 'ᚾᛁᛃ.', 'ᛇᛈᛉ ᛊᛏᛒ ᛖᛗᛚ ᛜᛞᛟ ᚠᚨᚺ.', 'ᚢᚱᛏ ᛖ.'];
  const bridge = [
    'The shepherd lost a lamb.',
    'He wept.',
    'In the evening his daughter found it near the old well.',
    'They sang.',
  ];
  const target = [
    'A shepherd had lost one of his lambs, and he wept.',
    'It was evening when his daughter found the animal.',
    'It stood by the old well, wet and bleating.',
    'They sang.',
  ];
  const languages = { sourceLanguage: 'xx', targetLanguage: 'en' };
  const beads: Pair[] = [
    [[0, 1], [0]],
    [[2], [1, 2]],
    [[3], [3]],
  ];

  test('finds what the texts alone do not tell', () => {
    assert.deepEqual(pairs(alignSentences(source, target, { ...languages, bridge })), beads);
  });

  test('does so from the other side', () => {
    const found = alignSentences(target, source, {
      sourceLanguage: 'en',
      targetLanguage: 'xx',
      targetBridge: bridge,
    });
    assert.deepEqual(
      found.map((bead): Pair => [bead.target, bead.source]),
      beads,
    );
  });

  test('of another text changes nothing', () => {
    for (const { name, languages, source, target } of TEXTS) {
      const options = { sourceLanguage: languages[0], targetLanguage: languages[1] };
      const nonsense = source.map((_, index) => target.at(-1 - (index % target.length)) as string);
      assert.deepEqual(
        alignSentences(source, target, { ...options, bridge: nonsense }),
        alignSentences(source, target, options),
        name,
      );
    }
  });
});

test('a dictionary tells which of two sentences is the translation', () => {
  const source = [
    'Kalastaja korjasi verkkoja laiturilla.',
    'Hänen vaimonsa keitti kahvia.',
    'Illalla tuuli kääntyi pohjoiseen.',
  ];
  const target = [
    'The fisherman mended nets on the jetty.',
    'His brother baked rye bread.',
    'His wife made some coffee.',
    'In the evening the wind turned to the north.',
  ];
  const dictionary: [string, string][] = [
    ['Kalastaja', 'fisherman'],
    ['verkkoja', 'nets'],
    ['vaimonsa', 'wife'],
    ['kahvia', 'coffee'],
    ['tuuli', 'wind'],
  ];
  const options = { sourceLanguage: 'fi', targetLanguage: 'en' };
  assert.deepEqual(pairs(alignSentences(source, target, { ...options, dictionary })), [
    [[0], [0]],
    [[], [1]],
    [[1], [2]],
    [[2], [3]],
  ]);
});

test('a sentence of Chinese prose goes with the English it was made into', () => {
  const source = [
    '“活着。我走的时候，他还活着。”',
    '玉兰觉得自己的腿软了。',
    '她扶住柜台，才没有倒下去。',
    '军人从怀里掏出一个油纸包，一层一层地打开。',
    '里面是半块银元。',
    '郑先生叹了一口气，把眼镜推到额头上。',
  ];
  const target = [
    '"He was when I left."',
    "Yulan's knees gave way and she had to hold on to the counter to keep from falling.",
    'From inside his jacket the soldier drew a packet of oiled paper.',
    'He unfolded it, layer by layer.',
    'In it lay half a silver dollar.',
    'Mr. Zheng sighed and pushed his glasses up onto his forehead.',
  ];
  const beads: Pair[] = [
    [[0], [0]],
    [[1, 2], [1]],
    [[3], [2, 3]],
    [[4], [4]],
    [[5], [5]],
  ];
  const options = { sourceLanguage: 'zh', targetLanguage: 'en' };
  assert.deepEqual(pairs(alignSentences(source, target, options)), beads);
  const back = alignSentences(target, source, { sourceLanguage: 'en-GB', targetLanguage: 'zh-CN' });
  assert.deepEqual(
    back.map((bead): Pair => [bead.target, bead.source]),
    beads,
  );
});

test('what is searched of a text grows as its length does', () => {
  const searched = (count: number): number => {
    const source = longText(count, (word) => word);
    const target = longText(count, (word) => [...word].reverse().join(''));
    const pair = readPair(source, target, { sourceLanguage: 'xx', targetLanguage: 'yy' });
    return roughly(pair).band.size;
  };
  const [short, long] = [searched(1000), searched(4000)];
  assert.ok(long < 4 * 1.5 * short, `${short} nodes for 1,000 sentences, ${long} for 4,000`);
  assert.ok(long < 4000 * 120, `${long} nodes of 16 million`);
});
