import fc from 'fast-check';
import type { BilingualDocument, Unit, UnitSegment } from '../../server/formats/document.ts';
import { BLOCK_KINDS } from '../../server/formats/document.ts';
import { codeCharacter, type InlineCode } from '../../server/formats/inline.ts';
import { STATES } from '../../server/revisions/state.ts';

/** Records like those that are written in the code. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

const WORDS = fc.constantFrom(
  'Bakı',
  'Füzuli küçəsi',
  'şəhər & kənd',
  '<qala>',
  'Сабирабад',
  '巴库的风',
  'باکو',
  '“quoted”',
  "it's",
  '👩🏽‍💻',
  '½ km²',
);
const TYPES = [
  'bold',
  'italic',
  'link',
  'break',
  'footnote',
  'code',
  'placeholder',
  'other',
] as const;

/** What a unit is made of before its codes have numbers. */
const NAMES = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 0, maxLength: 5 });

/** Text with each of some codes once, opened before they are closed, perhaps overlapping. */
function textWith(codes: readonly InlineCode[]): fc.Arbitrary<string> {
  const ends = codes.map(({ kind, number }) => codeCharacter(kind, number));
  return fc
    .tuple(
      fc.array(WORDS, { minLength: ends.length + 1, maxLength: ends.length + 3 }),
      fc.shuffledSubarray(ends, { minLength: ends.length, maxLength: ends.length }),
    )
    .map(([words, shuffled]) => {
      const order = inOrder(shuffled, codes);
      return words.map((word, index) => (order[index] ?? '') + word).join(' ');
    });
}

/** With the start of each span where its end stood, if that came first. */
function inOrder(characters: readonly string[], codes: readonly InlineCode[]): string[] {
  const order = [...characters];
  for (const { kind, number } of codes) {
    if (kind !== 'open') continue;
    const start = order.indexOf(codeCharacter('open', number));
    const end = order.indexOf(codeCharacter('close', number));
    if (start < end || end < 0) continue;
    order[start] = codeCharacter('close', number);
    order[end] = codeCharacter('open', number);
  }
  return order;
}

function codesOf(names: readonly string[], data: readonly string[]): InlineCode[] {
  return names.flatMap((name, index): InlineCode[] => {
    const number = index + 1;
    const type = TYPES[name.charCodeAt(0) % TYPES.length] ?? 'other';
    const common = { number, type, id: `c-${name}`, canDelete: true } as const;
    const text = data[index] ?? '';
    if (index % 2 === 1) return [{ ...common, kind: 'standalone', data: text, equivalent: name }];
    return [
      {
        ...common,
        kind: 'open',
        data: text,
        ...(type === 'link' && { address: 'https://example.com/?a,b\\c' }),
      },
      { ...common, kind: 'close', data: text === '' ? '' : `/${text}` },
    ];
  });
}

const UNIT: fc.Arbitrary<Omit<Unit, 'id'>> = fc
  .tuple(
    NAMES,
    fc.array(fc.constantFrom('', '<b>', '&nbsp;', '{0}'), { minLength: 5, maxLength: 5 }),
  )
  .map(([names, data]) => codesOf(names, data))
  .chain((codes) =>
    record({
      kind: fc.constantFrom(...BLOCK_KINDS),
      isTranslatable: fc.boolean(),
      segments: record({
        source: textWith(codes),
        target: fc.option(textWith(codes), { nil: undefined }),
        more: fc.array(record({ source: WORDS, target: fc.option(WORDS, { nil: undefined }) }), {
          maxLength: 2,
        }),
        states: fc.array(fc.constantFrom(...STATES), { minLength: 3, maxLength: 3 }),
        alternatives: fc.array(
          record({
            source: textWith(codes),
            target: textWith(codes),
            origin: WORDS,
            quality: fc.integer({ min: 0, max: 100 }).map((number) => number / 100),
          }),
          { maxLength: 2 },
        ),
      }).map(({ source, target, more, states, alternatives }) =>
        [{ source, target }, ...more].map((texts, index): UnitSegment => {
          const state = texts.target === undefined ? 'machine' : (states[index] ?? 'machine');
          const best = alternatives.toSorted((a, b) => b.quality - a.quality);
          const proposed = index === 0 && best.length > 0 ? { alternatives: best } : {};
          return { id: `s${index + 1}`, ...texts, state, ...proposed };
        }),
      ),
      codes: fc.constant(codes),
      notes: fc.array(
        record({
          text: WORDS,
          author: WORDS,
          about: fc.constantFrom('source' as const, 'target' as const),
        }),
        { maxLength: 2 },
      ),
    }),
  )
  .map((unit) => renumbered(unit));

/** Codes get their numbers in the order in which they appear, as reading gives them. */
function renumbered(unit: Omit<Unit, 'id'>): Omit<Unit, 'id'> {
  const numbers = new Map<number, number>();
  const order: InlineCode[] = [];
  for (const character of unit.segments[0]?.source ?? '') {
    const code = unit.codes.find(({ kind, number }) => codeCharacter(kind, number) === character);
    if (!code) continue;
    if (!numbers.has(code.number)) numbers.set(code.number, numbers.size + 1);
    order.push({ ...code, number: numbers.get(code.number) ?? 0 });
  }
  const renumber = (text: string) =>
    Array.from(text, (character) => {
      const code = unit.codes.find(({ kind, number }) => codeCharacter(kind, number) === character);
      return code ? codeCharacter(code.kind, numbers.get(code.number) ?? 0) : character;
    }).join('');
  return {
    ...unit,
    codes: order,
    ...(unit.kind === 'heading' && { level: 2 }),
    segments: unit.segments.map(({ source, target, alternatives, ...rest }) => ({
      ...rest,
      source: renumber(source),
      target: target === undefined ? undefined : renumber(target),
      ...(alternatives && {
        alternatives: alternatives.map((alternative) => ({
          ...alternative,
          source: renumber(alternative.source),
          target: renumber(alternative.target),
        })),
      }),
    })),
  };
}

/**
 * Documents with units of all kinds, codes that overlap, candidates and notes.
 *
 * @param idOf identifier of a unit by its place
 */
export function arbitraryDocument(
  idOf: (index: number) => string,
): fc.Arbitrary<BilingualDocument> {
  return fc.array(UNIT, { minLength: 1, maxLength: 4 }).map((units) => ({
    sourceLanguage: 'az',
    targetLanguage: 'de',
    units: units.map((unit, index) => ({ id: idOf(index), ...unit })),
  }));
}
