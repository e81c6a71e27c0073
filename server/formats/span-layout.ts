import { type FoundCode, splitAtCodes } from './inline.ts';

/** A code in one of the texts of a unit, with how it can be written there. */
export interface PlacedCode extends FoundCode {
  /** Which use of its number in the texts it is, from 1; both ends of a span have the same. */
  use: number;
  /** Whether the other end of its span is in the texts, in the right order. */
  isPaired: boolean;
  /** Whether its span can be one element around its content: it overlaps no other that is. */
  isNested: boolean;
}

/** Cuts the texts of one side of a unit at their codes, and finds out which ends belong together. */
export function layOut(texts: readonly (string | undefined)[]): (string | PlacedCode)[][] {
  const laidOut = texts.map((text) =>
    splitAtCodes(text ?? '').map((part) =>
      typeof part === 'string' ? part : { ...part, use: 0, isPaired: false, isNested: false },
    ),
  );
  const uses = new Map<number, number>();
  const waiting = new Map<number, PlacedCode[]>();
  for (const code of laidOut.flat()) {
    if (typeof code === 'string') continue;
    const start = code.kind === 'close' ? waiting.get(code.number)?.shift() : undefined;
    if (start) {
      start.isPaired = true;
      code.isPaired = true;
      code.use = start.use;
      continue;
    }
    code.use = (uses.get(code.number) ?? 0) + 1;
    uses.set(code.number, code.use);
    if (code.kind === 'open') {
      waiting.set(code.number, [...(waiting.get(code.number) ?? []), code]);
    }
  }
  for (const parts of laidOut) nest(parts);
  return laidOut;
}

/** Finds the spans of a text that are nested: `<b>one <i>two</b> three</i>` has one. */
function nest(parts: readonly (string | PlacedCode)[]): void {
  let open: PlacedCode[] = [];
  for (const part of parts) {
    if (typeof part === 'string' || !part.isPaired) continue;
    if (part.kind === 'open') {
      open.push(part);
      continue;
    }
    const place = open.findIndex(({ number, use }) => number === part.number && use === part.use);
    const start = open[place];
    if (!start) continue;
    start.isNested = true;
    part.isNested = true;
    open = open.slice(0, place);
  }
}

/** What a code is known by in tables. */
export function keyOf({ kind, number }: Pick<FoundCode, 'kind' | 'number'>): string {
  return `${kind} ${number}`;
}
