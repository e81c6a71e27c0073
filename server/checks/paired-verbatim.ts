import type { MarkupKind, MarkupSpan } from '../text/markup.ts';
import type { CheckedText, Pair } from './pair.ts';

/** What has to stand in the translation as it stands in the original. */
export type VerbatimKind =
  | Extract<MarkupKind, 'url' | 'email' | 'path' | 'option' | 'function' | 'handle' | 'hashtag'>
  | 'phone';

export const VERBATIM_KINDS: readonly VerbatimKind[] = [
  'url',
  'email',
  'phone',
  'path',
  'option',
  'function',
  'handle',
  'hashtag',
];

/** An address, a number to call or another passage that is no prose. */
export type VerbatimSpan = Pick<MarkupSpan, 'from' | 'to' | 'text'> & { kind: VerbatimKind };

/** Those of one kind in two texts, put together. */
export interface PairedVerbatim {
  kind: VerbatimKind;
  matched: readonly (readonly [source: VerbatimSpan, target: VerbatimSpan])[];
  changed: readonly (readonly [source: VerbatimSpan, target: VerbatimSpan])[];
  missing: readonly VerbatimSpan[];
  added: readonly VerbatimSpan[];
}

const PHONE =
  /(?<![\p{L}\p{N}.,])(?:\+|00)\p{Nd}[\p{Nd}\s()/.-]{6,}\p{Nd}|(?<![\p{L}\p{N}.,])\(?0\p{Nd}{2,5}\)?[\s/-]\p{Nd}[\p{Nd}\s/-]{4,}\p{Nd}/gu;

/** What a number to call begins with. */
const MAY_BE_PHONE = /[+0٠]/;
const NOTHING: readonly PairedVerbatim[] = [];

/** Pairs what is the same, kind by kind; of the rest, in their order, what can only have been changed. */
export function pairVerbatim(pair: Pair): readonly PairedVerbatim[] {
  const { source, target } = pair;
  if (![source, target].some((text) => text.markup.length > 0 || MAY_BE_PHONE.test(text.prose)))
    return NOTHING;
  return pair.keep('verbatim', () =>
    VERBATIM_KINDS.map((kind) => pairUp(kind, spansOf(source, kind), spansOf(target, kind))),
  );
}

function pairUp(
  kind: VerbatimKind,
  ours: VerbatimSpan[],
  theirs: readonly VerbatimSpan[],
): PairedVerbatim {
  const matched: (readonly [VerbatimSpan, VerbatimSpan])[] = [];
  const added = theirs.filter((span) => {
    const at = ours.findIndex((other) => comparable(other) === comparable(span));
    if (at < 0) return true;
    matched.push([...ours.splice(at, 1), span] as [VerbatimSpan, VerbatimSpan]);
    return false;
  });
  const both = Math.min(ours.length, added.length);
  return {
    kind,
    matched,
    changed: ours.slice(0, both).map((span, at) => [span, added[at] as VerbatimSpan] as const),
    missing: ours.slice(both),
    added: added.slice(both),
  };
}

function spansOf(text: CheckedText, kind: VerbatimKind): VerbatimSpan[] {
  if (kind !== 'phone') {
    return text.markup
      .filter((span) => span.kind === kind)
      .map(({ from, to, text: own }) => ({ kind, from, to, text: own }));
  }
  if (!MAY_BE_PHONE.test(text.prose)) return [];
  return [...text.prose.matchAll(PHONE)].map((match) => ({
    kind,
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}

/** What has to be the same: an address may lead to the reader's language, a number be grouped anew. */
function comparable({ kind, text }: VerbatimSpan): string {
  if (kind === 'phone') return text.replace(/[^\p{Nd}]/gu, '');
  if (kind !== 'url') return text;
  return text
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/^[a-z]{2}(?=\.(?:m\.)?wikipedia\.org)/u, '')
    .replace(/\/(?:[a-z]{2}(?:[-_][A-Za-z]{2})?)(?=\/|$)/u, '')
    .replace(/([?&](?:lang|hl|locale)=)[\w-]+/u, '$1')
    .replace(/\/$/u, '')
    .toLowerCase();
}
