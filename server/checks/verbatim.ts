import type { MarkupKind, MarkupSpan } from '../text/markup.ts';
import type { Check } from './check.ts';
import type { Found, Severity } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** What has to stand in the translation as it stands in the original, and how grave it is if not. */
const KINDS: readonly (readonly [MarkupKind | 'phone', Severity])[] = [
  ['url', 'error'],
  ['email', 'error'],
  ['phone', 'error'],
  ['path', 'warning'],
  ['option', 'warning'],
  ['function', 'warning'],
  ['handle', 'warning'],
  ['hashtag', 'hint'],
];
const PHONE =
  /(?<![\p{L}\p{N}.,])(?:\+|00)\p{Nd}[\p{Nd}\s()/.-]{6,}\p{Nd}|(?<![\p{L}\p{N}.,])\(?0\p{Nd}{2,5}\)?[\s/-]\p{Nd}[\p{Nd}\s/-]{4,}\p{Nd}/gu;

/** Addresses, handles, hashtags, telephone numbers, paths and code. */
export const verbatim: Check = {
  name: 'verbatim',
  group: 'facts',
  severity: 'error',
  *run({ source, target }: Pair): Generator<Found> {
    if (!target.hasWords) return;
    for (const [kind, severity] of KINDS) {
      const missing = spansOf(source, kind);
      const added = spansOf(target, kind).filter((span) => {
        const at = missing.findIndex((other) => comparable(other) === comparable(span));
        if (at >= 0) missing.splice(at, 1);
        return at < 0;
      });
      for (const span of missing) {
        const other = added.shift();
        if (other) {
          yield {
            side: 'target',
            start: other.from,
            end: other.to,
            message: 'changed',
            severity,
            params: { source: span.text, target: other.text },
            fix: replacing(target.text, other.from, other.to, span.text),
          };
        } else {
          yield {
            side: 'source',
            start: span.from,
            end: span.to,
            message: 'missing',
            severity,
            params: { text: span.text },
          };
        }
      }
      for (const span of added) {
        yield {
          side: 'target',
          start: span.from,
          end: span.to,
          message: 'added',
          severity: severity === 'error' ? 'warning' : severity,
          params: { text: span.text },
        };
      }
    }
  },
};

type Span = Pick<MarkupSpan, 'from' | 'to' | 'text'> & { kind: MarkupKind | 'phone' };

function spansOf(text: CheckedText, kind: MarkupKind | 'phone'): Span[] {
  if (kind !== 'phone') return text.markup.filter((span) => span.kind === kind);
  if (!/[+(0٠]/u.test(text.prose)) return [];
  return [...text.prose.matchAll(PHONE)].map((match) => ({
    kind,
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}

/** What has to be the same: an address may lead to the reader's language, a number be grouped anew. */
function comparable({ kind, text }: Span): string {
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
