import {
  type Quotation,
  type QuotationsFound,
  quotationStyle,
  quotationsIn,
} from '../text/quotation-marks.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Quotations: as many as in the original, opened and closed, in the marks of the language. */
export const quotes: Check = {
  name: 'quotes',
  group: 'typography',
  severity: 'warning',
  *run(pair: Pair): Generator<Found> {
    const { source, target } = pair;
    const [ours, theirs] = [quotationsOf(source), quotationsOf(target)];
    if (source.hasWords && target.hasWords) yield* numberOf(source, ours, target, theirs);
    yield* style(target, theirs.quotations, source);
  },
};

/** Quotations of a text, its mark-up aside. */
export function quotationsOf(text: CheckedText): QuotationsFound {
  return text.keep('quotations', () => quotationsIn(withPlaceholders(text)));
}

/** What is quoted may be a placeholder: letters stand for it. */
function withPlaceholders({ text, prose, markup }: CheckedText): string {
  let filled = prose;
  for (const { kind, from, to } of markup) {
    if (kind === 'tag' || to - from < 1) continue;
    filled = filled.slice(0, from) + 'x'.repeat(to - from) + filled.slice(to);
  }
  return filled.length === text.length ? filled : prose;
}

function* numberOf(
  source: CheckedText,
  ours: QuotationsFound,
  target: CheckedText,
  theirs: QuotationsFound,
): Generator<Found> {
  // A quotation may run over several segments: what counts is that both sides leave as much open.
  const open = theirs.unpaired.length - ours.unpaired.length;
  if (open > 0) {
    for (const { from, to, mark } of theirs.unpaired.slice(-open)) {
      yield { side: 'target', start: from, end: to, message: 'unpaired', params: { mark } };
    }
    return;
  }
  const before = ours.quotations.length + ours.unpaired.length;
  const after = theirs.quotations.length + theirs.unpaired.length;
  if (before > after) {
    const quotation = lost(ours, theirs, source, target);
    yield {
      side: 'source',
      start: quotation.from,
      end: quotation.to,
      message: 'lost',
      severity: isTitle(source.text.slice(quotation.from, quotation.to)) ? 'hint' : 'warning',
      params: { count: before - after, source: before, target: after },
    };
  } else if (before < after) {
    const quotation = theirs.quotations.at(-1) ?? theirs.unpaired[0];
    if (!quotation) return;
    yield {
      side: 'target',
      start: quotation.from,
      end: quotation.to,
      message: 'added',
      severity: isTitle(target.text.slice(quotation.from, quotation.to)) ? 'hint' : 'warning',
      params: { count: after - before, source: before, target: after },
    };
  }
}

/** One or two words in quotation marks are often a name, which the other language sets without. */
function isTitle(quoted: string): boolean {
  return (
    quoted.length < 32 && quoted.trim().split(/\s+/u).length <= 2 && !/[一-鿿]{7}/u.test(quoted)
  );
}

/** The quotation of the source that is the least likely one to be among the target's. */
function lost(
  ours: QuotationsFound,
  theirs: QuotationsFound,
  source: CheckedText,
  target: CheckedText,
): { from: number; to: number } {
  const places = theirs.quotations.map(
    ({ from, to }) => (from + to) / 2 / Math.max(1, target.text.length),
  );
  let worst: { from: number; to: number } | undefined;
  let farthest = -1;
  for (const quotation of [...ours.quotations, ...ours.unpaired]) {
    const place = (quotation.from + quotation.to) / 2 / Math.max(1, source.text.length);
    const distance = Math.min(2, ...places.map((other) => Math.abs(other - place)));
    if (distance > farthest) [worst, farthest] = [quotation, distance];
  }
  return worst ?? { from: 0, to: source.text.length };
}

function* style(
  target: CheckedText,
  quotations: readonly Quotation[],
  source: CheckedText,
): Generator<Found> {
  const wanted = quotationStyle(target.language);
  if (!wanted) return;
  const allowed = [wanted.outer, wanted.inner, ...(wanted.others ?? [])];
  for (const { from, to, open, close } of quotations) {
    if (allowed.some(([left, right]) => left === open && right === close)) continue;
    const isInner = quotations.some((other) => other.from < from && to < other.to);
    const isSingle = /['‘’‚‹›`]/u.test(open);
    const [left, right] = isInner || (isSingle && open !== "'") ? wanted.inner : wanted.outer;
    const inner = target.text.slice(from + 1, to - 1).trim();
    const space = !isInner && wanted.space ? wanted.space : '';
    yield {
      side: 'target',
      start: from,
      end: to,
      message: open === '"' || open === "'" ? 'straight' : 'style',
      // Straight marks are a house's choice unless the original's are curved.
      severity: open === '"' || open === "'" || source.base === target.base ? 'hint' : 'warning',
      params: { marks: `${open}…${close}`, right: `${left}${space}…${space}${right}` },
      fix: replacing(target.text, from, to, `${left}${space}${inner}${space}${right}`),
    };
  }
}
