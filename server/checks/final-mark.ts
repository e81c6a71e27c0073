import type { CheckedText } from './pair.ts';

export type MarkKind =
  | 'stop'
  | 'question'
  | 'exclamation'
  | 'interrobang'
  | 'ellipsis'
  | 'colon'
  | 'semicolon'
  | 'comma'
  | 'none';

/** The mark a text ends with, brackets and quotation marks after it set aside. */
export interface FinalMark {
  kind: MarkKind;
  from: number;
  to: number;
  text: string;
  /** Whether the stop belongs to a short form ("z. B.", "Inc."). */
  isAbbreviation: boolean;
}

/** What each mark says, where the language does not say otherwise. */
const KINDS: Readonly<Record<string, MarkKind>> = {
  '.': 'stop',
  '。': 'stop',
  '．': 'stop',
  '｡': 'stop',
  '।': 'stop',
  '॥': 'stop',
  '|': 'stop',
  '۔': 'stop',
  '።': 'stop',
  '։': 'stop',
  '។': 'stop',
  '៕': 'stop',
  '။': 'stop',
  '᱾': 'stop',
  '᱿': 'stop',
  '།': 'stop',
  '᠃': 'stop',
  '꘎': 'stop',
  '?': 'question',
  '？': 'question',
  '؟': 'question',
  '՞': 'question',
  '፧': 'question',
  '⸮': 'question',
  '!': 'exclamation',
  '！': 'exclamation',
  '՜': 'exclamation',
  '‼': 'exclamation',
  '⁉': 'interrobang',
  '⁈': 'interrobang',
  '‽': 'interrobang',
  '…': 'ellipsis',
  ':': 'colon',
  '：': 'colon',
  '՝': 'colon',
  '፡': 'colon',
  '៖': 'colon',
  ';': 'semicolon',
  '；': 'semicolon',
  '؛': 'semicolon',
  ',': 'comma',
  '，': 'comma',
  '、': 'comma',
  '،': 'comma',
};

/** Marks that say something else in a language. */
const OF_LANGUAGE: Readonly<Record<string, Readonly<Record<string, MarkKind>>>> = {
  el: { ';': 'question', '\u037e': 'question', '·': 'semicolon' },
  hy: { ':': 'stop', '`': 'colon', '.': 'colon' },
};

/** How languages write each kind, where not as in English. */
const WRITTEN: Readonly<Record<string, Partial<Record<MarkKind, string>>>> = {
  ar: { question: '؟', semicolon: '؛', comma: '،' },
  fa: { question: '؟', semicolon: '؛', comma: '،' },
  ur: { stop: '۔', question: '؟', comma: '،' },
  el: { question: ';', semicolon: '·' },
  hi: { stop: '।' },
  bn: { stop: '।' },
  mr: { stop: '.' },
  hy: { stop: '։', colon: '՝' },
  am: { stop: '።' },
  km: { stop: '។' },
  my: { stop: '။' },
  zh: {
    stop: '。',
    question: '？',
    exclamation: '！',
    colon: '：',
    semicolon: '；',
    comma: '，',
    ellipsis: '……',
  },
  ja: { stop: '。', question: '？', exclamation: '！', colon: '：', comma: '、', ellipsis: '……' },
};

const CLOSERS = /[\s"'”’»«›‹“„‟‘）)\]}】」』〉》*_~\u200b-\u200f\u202a-\u202e\u2066-\u2069]+$/u;
const RUN = /[.。．｡।॥|۔።։។៕။᱾᱿།᠃?？؟՞፧⸮!！՜‼⁉⁈‽…:：՝፡៖;；؛,，、،\u037e·`]+$/u;

/** The mark a text ends with. */
export function finalMark(text: CheckedText): FinalMark {
  return text.keep('final mark', () => read(text));
}

function read({ text, prose, base }: CheckedText): FinalMark {
  const trimmed = prose.trimEnd();
  const closers = CLOSERS.exec(trimmed)?.[0].length ?? 0;
  let end = trimmed.length - closers;
  // French sets a space before its marks.
  const marks = RUN.exec(trimmed.slice(0, end))?.[0] ?? '';
  // After a tag, a placeholder or an address at the very end there is nothing to read.
  if (marks === '' && text.slice(trimmed.length).trim() !== '') return none(text.trimEnd().length);
  if (marks === '' || text.slice(0, end).trim() === '') {
    if (base === 'hy' && /[՞՜]/u.test(trimmed.slice(-24))) {
      const at = trimmed.search(/[՞՜][^\s]*$/u);
      if (at >= 0)
        return {
          kind: trimmed[at] === '՞' ? 'question' : 'exclamation',
          from: at,
          to: at + 1,
          text: trimmed[at] as string,
          isAbbreviation: false,
        };
    }
    if (marks === '') return none(end);
  }
  const from = end - marks.length;
  end = from + marks.length;
  return {
    kind: kindOf(marks, base, trimmed.slice(0, from)),
    from,
    to: end,
    text: marks,
    isAbbreviation:
      marks === '.' && /(?:^|[\s.(])\p{L}{1,3}$|\.\p{L}+$|\p{Nd}$/u.test(trimmed.slice(0, from)),
  };
}

function none(at: number): FinalMark {
  return { kind: 'none', from: at, to: at, text: '', isAbbreviation: false };
}

function kindOf(marks: string, base: string, before: string): MarkKind {
  if (/(?:…|\.{3}|。{2,}|·{3})$/u.test(marks)) return 'ellipsis';
  const kinds = new Set(
    [...marks].map((mark) => OF_LANGUAGE[base]?.[mark] ?? KINDS[mark] ?? 'none'),
  );
  if (kinds.has('interrobang') || (kinds.has('question') && kinds.has('exclamation')))
    return 'interrobang';
  // Armenian marks the word asked about, wherever it stands.
  if (base === 'hy' && /՞[^։:]*$/u.test(before)) return 'question';
  for (const kind of ['question', 'exclamation', 'ellipsis'] as const)
    if (kinds.has(kind)) return kind;
  return OF_LANGUAGE[base]?.[marks.at(-1) as string] ?? KINDS[marks.at(-1) as string] ?? 'none';
}

/** How a language writes a mark of a kind; `original` where it has no other. */
export function markFor(kind: MarkKind, base: string, original: string): string | undefined {
  const own = WRITTEN[base]?.[kind];
  if (own !== undefined) return own;
  if (kind === 'interrobang') return original;
  if (base === 'hy') return undefined;
  return {
    stop: '.',
    question: '?',
    exclamation: '!',
    ellipsis: '…',
    colon: ':',
    semicolon: ';',
    comma: ',',
    none: '',
  }[kind];
}
