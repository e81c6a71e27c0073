import type { ExportedBlock, ExportedSegment } from './exported-article.ts';

/** What plain text begins an item with: a bullet or dash, or a number. */
const MARKER = /^(?:[-*•‣◦▪●○■–—―]|(?<number>\p{Nd}{1,3})(?:[.)](?=\s)|、))\s*/u;

/** An item of a list, as formats that number and mark items themselves want it. */
export interface ListItem {
  /** Its number; undefined in a list without numbers. */
  number: number | undefined;
  /** Its segments without the mark it was typed with. */
  segments: ExportedSegment[];
}

/** Takes the mark off an item of a list. */
export function listItem({ segments }: ExportedBlock): ListItem {
  const [first, ...others] = segments;
  const marker = first && MARKER.exec(first.target);
  const rest = first?.target.slice(marker?.[0].length ?? 0);
  if (!first || !marker || !rest) return { number: undefined, segments };
  return {
    number: marker.groups?.number === undefined ? undefined : numberOf(marker.groups.number),
    segments: [{ ...first, target: rest }, ...others],
  };
}

/** The number that digits of any script write; each script has its ten digits in a row. */
function numberOf(digits: string): number {
  return Array.from(digits, digitValue).reduce((value, digit) => value * 10 + digit, 0);
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  for (let value = 0; value < 10; value++) {
    // Nothing that is no digit stands right before the zero of a script.
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) return value;
  }
  return 0;
}
