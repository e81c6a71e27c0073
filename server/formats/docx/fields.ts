import { textOf } from '../xml.ts';
import { isWord, wordValue } from './names.ts';
import type { Leaf } from './pieces.ts';

/** A field that begins and ends in one paragraph; its places are indices of leaves. */
export interface Field {
  /** Of the mark before its result, or of its end where it has none. */
  separate: number;
  end: number;
  /** Of a link: its address. */
  address: string | undefined;
}

/** The outermost fields of a paragraph (ISO/IEC 29500-1, 17.16.18) by where they begin. */
export function findFields(leaves: readonly Leaf[]): Map<number, Field> {
  const fields = new Map<number, Field>();
  const open: { begin: number; separate: number | undefined; instruction: string }[] = [];
  for (const [index, { element, wrappers }] of leaves.entries()) {
    const innermost = open.at(-1);
    if (isWord(element, 'instrText') && innermost && innermost.separate === undefined) {
      innermost.instruction += textOf(element);
    }
    if (!isWord(element, 'fldChar')) continue;
    const kind = wordValue(element, 'fldCharType');
    if (kind === 'begin') open.push({ begin: index, separate: undefined, instruction: '' });
    else if (kind === 'separate' && innermost) innermost.separate = index;
    else if (kind === 'end' && innermost) {
      open.pop();
      const { begin, separate = index, instruction } = innermost;
      const isWhole = sameWrappers(leaves[begin], wrappers);
      if (!isWhole) continue;
      // What is inside another field is part of it.
      for (const inner of fields.keys()) if (inner > begin) fields.delete(inner);
      const address = separate < index ? hyperlinkOf(instruction) : undefined;
      fields.set(begin, { separate, end: index, address });
    }
  }
  return fields;
}

function sameWrappers(leaf: Leaf | undefined, wrappers: Leaf['wrappers']): boolean {
  return (
    leaf !== undefined &&
    leaf.wrappers.length === wrappers.length &&
    leaf.wrappers.every((one, index) => one === wrappers[index])
  );
}

/** The address of a field that is a link: `HYPERLINK "https://…" \l "place"`. */
export function hyperlinkOf(instruction: string): string | undefined {
  if (!/^\s*HYPERLINK\b/iu.test(instruction)) return undefined;
  const address = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))/iu.exec(instruction);
  const anchor = /\\l\s+(?:"([^"]*)"|(\S+))/iu.exec(instruction);
  const place = anchor?.[1] ?? anchor?.[2];
  return `${address?.[1] ?? address?.[2] ?? ''}${place === undefined ? '' : `#${place}`}`;
}
