import { parse, parseFragment, serialize } from 'parse5';
import type { Block } from '../document.ts';
import { type PlacedBlock, readBlocks } from './blocks.ts';
import { writeInline } from './inline.ts';

/**
 * Puts other texts in the places of the lines of a page. All that is around them stays as it is, to the
 * letter, unless the page closes elements in an order in which its lines are not one after the other:
 * then it is written anew.
 *
 * @throws RangeError when there are not as many texts as the page has lines
 */
export function putLines(page: string, texts: readonly Pick<Block, 'text' | 'codes'>[]): string {
  const document = parse(page, { sourceCodeLocationInfo: true });
  const lines = readBlocks(document, page);
  if (lines.length !== texts.length) {
    throw new RangeError(`The page has ${lines.length} lines, not ${texts.length}.`);
  }
  const changed = lines.flatMap((line, index) => {
    const { text = '', codes } = texts[index] ?? {};
    return text === line.block.text ? [] : [{ line, written: writeInline(text, codes) }];
  });
  if (areInOrder(lines)) return spliced(page, changed);
  for (const { line, written } of changed) replaceNodes(line, written);
  return serialize(document);
}

interface ChangedLine {
  line: PlacedBlock;
  written: string;
}

function areInOrder(lines: readonly PlacedBlock[]): boolean {
  return lines.every(({ from, to }, index) => from < to && from >= (lines[index - 1]?.to ?? 0));
}

function spliced(page: string, changed: readonly ChangedLine[]): string {
  let written = '';
  let end = 0;
  for (const { line, written: text } of changed) {
    const before = page.slice(line.from, line.to);
    written += page.slice(end, line.from);
    written += /^\s*/u.exec(before)?.[0] ?? '';
    written += text;
    written += /\s*$/u.exec(before)?.[0] ?? '';
    end = line.to;
  }
  return written + page.slice(end);
}

function replaceNodes({ nodes }: PlacedBlock, written: string): void {
  const [first] = nodes;
  const parent = first && 'parentNode' in first ? first.parentNode : undefined;
  if (!first || !parent) return;
  const fragment = parseFragment(written);
  for (const child of fragment.childNodes) child.parentNode = parent;
  const index = (parent.childNodes as unknown[]).indexOf(first);
  parent.childNodes.splice(index, nodes.length, ...fragment.childNodes);
}
