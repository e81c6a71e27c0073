import { diffWordsWithSpace } from 'diff';
import { type Delta, DeltaBuilder } from '../server/revisions/delta.ts';
import { diff } from '../server/revisions/diff.ts';
import { median, printColumns } from './row.ts';
import { PASSAGES, repeated } from './scripts.ts';

const ROUNDS = 9;

/** UTF-16 code units: a paragraph, an article, and a book chapter of some 10,000 words. */
const SIZES = { paragraph: 600, article: 12_000, chapter: 60_000 };

interface Case {
  name: string;
  language: string;
  before: string;
  after: string;
}

/** What editors do to one sentence, in a language that shows it. */
const SENTENCES: Case[] = [
  {
    name: 'one word, Latin',
    language: 'de',
    before: 'Die Minister besprachen Lieferungen für die Separate Militärarmee.',
    after: 'Die Minister besprachen Lieferungen für die Selbständige Militärarmee.',
  },
  {
    name: 'rewritten clause, Latin',
    language: 'en',
    before:
      'The council, which was in session until late at night, has taken the decision to renew the bridge.',
    after: 'The council, which sat late into the night, decided to renew the bridge.',
  },
  {
    name: 'typography only, Latin',
    language: 'en',
    before: `"We have waited long enough", said the mayor - and nobody disagreed...`,
    after: '“We have waited long enough,” said the mayor — and nobody disagreed…',
  },
  {
    name: 'rewritten clause, Cyrillic',
    language: 'ru',
    before: 'Работы начнутся весной и обойдутся примерно в 3,5 млн рублей.',
    after: 'Работы, которые начнутся уже весной, обойдутся городу в 3,5 млн рублей.',
  },
  {
    name: 'one word, Arabic',
    language: 'ar',
    before: 'قرر مجلس المدينة يوم الثلاثاء تجديد الجسر القديم.',
    after: 'قرر مجلس المدينة يوم الثلاثاء ترميم الجسر القديم.',
  },
  {
    name: 'one word, Han',
    language: 'zh',
    before: '市议会星期二决定修缮旧桥，工程将于明年春天开始。',
    after: '市议会星期二决定重建旧桥，工程将于明年春天开始。',
  },
  {
    name: 'one word, Thai',
    language: 'th',
    before: 'สภาเมืองมีมติเมื่อวันอังคารให้ซ่อมแซมสะพานเก่า',
    after: 'สภาเมืองมีมติเมื่อวันอังคารให้สร้างสะพานเก่า',
  },
];

/** The same word diffs by ours and by `diffWordsWithSpace`: time, and bytes of the delta as JSON. */
export function printWordDiffs(): void {
  const lines = [...SENTENCES, ...longCases()].map(({ name, language, before, after }) => {
    const [ours, own] = timed(() => diff(before, after, language));
    const [theirs, library] = timed(() => deltaOfLibrary(before, after));
    return [
      name,
      before.length.toLocaleString('en'),
      own.toFixed(2),
      library.toFixed(2),
      String(bytes(ours)),
      String(bytes(theirs)),
    ];
  });
  printColumns([
    [
      'word diff',
      'characters',
      'ms',
      'ms, diffWordsWithSpace',
      'bytes',
      'bytes, diffWordsWithSpace',
    ],
    ...lines,
  ]);
}

/** Whole texts with a sentence moved to the end, and others written anew. */
function longCases(): Case[] {
  return ['Latin', 'Cyrillic', 'Arabic', 'Han', 'Thai']
    .flatMap((script) => {
      const { language, text } = PASSAGES[script] as { language: string; text: string };
      return Object.entries(SIZES).map(([size, length]) => {
        const before = numbered(text, length);
        const cut = Math.floor(before.length / 3);
        const moved = before.slice(cut, cut + text.length);
        const after = before.slice(0, cut) + before.slice(cut + text.length) + moved;
        return { name: `moved passage, ${script} ${size}`, language, before, after };
      });
    })
    .concat({
      name: 'whole rewrite, Latin article',
      language: 'de',
      before: repeated(PASSAGES.Latin?.text ?? '', SIZES.article),
      after: repeated(
        'Nun steht fest, dass man den Übergang neu bauen wird, und zwar bald. Gezahlt wird aus dem Haushalt des Landes. ',
        SIZES.article,
      ),
    });
}

/** A passage again and again, each time with another number, so that no two are the same. */
function numbered(text: string, length: number): string {
  let whole = '';
  for (let n = 1; whole.length < length; n++) whole += `${n} ${text}`;
  return whole;
}

function deltaOfLibrary(before: string, after: string): Delta {
  const delta = new DeltaBuilder();
  for (const { added, removed, value } of diffWordsWithSpace(before, after)) {
    if (added) delta.replace('', value);
    else if (removed) delta.replace(value, '');
    else delta.retain(value.length);
  }
  return delta.build();
}

function bytes(delta: Delta): number {
  return Buffer.byteLength(JSON.stringify(delta));
}

function timed<Result>(work: () => Result): [Result, number] {
  let result = work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    result = work();
    times.push(performance.now() - start);
  }
  return [result, median(times)];
}
