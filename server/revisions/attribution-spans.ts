import type { Origin, Span } from './attribution-origin.ts';
import { type Run, textOf } from './attribution-runs.ts';

/** Runs as spans, none empty and none with an edge inside a grapheme cluster. */
export function spansOf(runs: readonly Run[]): Span[] {
  const spans: Span[] = [];
  let text: string | undefined;
  let from = 0;
  for (const [index, one] of runs.entries()) {
    const end = from + one.text.length;
    const next = runs[index + 1];
    let to = end;
    if (next && mayBeInside(one.text, next.text)) {
      text ??= textOf(runs);
      const { start, end: clusterEnd } = clusterAt(text, end);
      if (start < end) to = age(next.origin) > age(one.origin) ? start : clusterEnd;
    }
    const begin = spans.at(-1)?.to ?? 0;
    if (to > begin) spans.push({ from: begin, to, origin: one.origin });
    from = end;
  }
  return spans;
}

function age(origin: Origin): number {
  return origin.kind === 'written' ? origin.revision.number : -1;
}

/** A quick no for nearly all text: what is below U+0300 attaches to nothing, nor does an ideograph. */
function mayBeInside(before: string, after: string): boolean {
  const last = before.charCodeAt(before.length - 1);
  const first = after.charCodeAt(0);
  if (last === 0x0d && first === 0x0a) return true;
  return !(standsAlone(last) && standsAlone(first));
}

function standsAlone(unit: number): boolean {
  return unit < 0x300 || (unit >= 0x3400 && unit <= 0x9fff);
}

/** Code units on either side of an offset in which the cluster around it is looked for. */
const CLUSTER_WINDOW = 256;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function clusterAt(text: string, offset: number): { start: number; end: number } {
  const from = Math.max(0, offset - CLUSTER_WINDOW);
  const around = graphemes.segment(text.slice(from, offset + CLUSTER_WINDOW));
  const cluster = around.containing(offset - from);
  if (!cluster) return { start: offset, end: offset };
  const start = from + cluster.index;
  return { start, end: start + cluster.segment.length };
}
