/** A stretch of text that no sentence crosses: a paragraph, a list item or a heading. */
export interface Part {
  from: number;
  to: number;
}

interface Line extends Part {
  /** The line without white space around it. */
  words: string;
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const BULLET = /^(?:[•⁃◦‣▪●·*]\s*\S|[-–—]\s)/u;
/** A dash before a small letter may as well be in mid-sentence, where a line was broken. */
const GOING_ON = /^[-–—]\s+\p{Ll}/u;
const NUMBERED = /^\(?(?:\d{1,3}|\p{L}|[ivx]{2,5})(?:\.\)|[.)])\s/u;
const TERMINATED = /[.!?…:;。！？؟۔।:;]["'”’»)\]」』]*$/u;
/** Lines longer than this were not broken to fit a page, so that each break means something. */
const LONGEST_WRAPPED = 130;
/** Longest line of a list of bare words, in characters, and the least number of such lines. */
const SHORT_LINE = 40;
const SHORTEST_LIST = 3;

/** Cuts a text at empty lines and at those line breaks that clearly part items or headings. */
export function textParts(text: string): Part[] {
  const parts: Part[] = [];
  let block: Line[] = [];
  const close = () => {
    addBlock(parts, block);
    block = [];
  };
  for (const line of linesOf(text)) {
    if (line.words === '') close();
    else block.push(line);
  }
  close();
  return parts;
}

function addBlock(parts: Part[], lines: readonly Line[]): void {
  const isList = isBareList(lines);
  const isWrapped = !isUnwrapped(lines);
  let last: Part | undefined;
  lines.forEach((line, index) => {
    const goesOn = isWrapped ? !breaksBefore(lines, index) : /^\p{Ll}/u.test(line.words);
    if (last !== undefined && goesOn && !isList) {
      last.to = line.to;
    } else {
      last = { from: line.from, to: line.to };
      parts.push(last);
    }
  });
}

function isUnwrapped(lines: readonly Line[]): boolean {
  return lines.some((line) => line.words.length > LONGEST_WRAPPED);
}

function isBareList(lines: readonly Line[]): boolean {
  return (
    lines.length >= SHORTEST_LIST &&
    lines.every(
      (line) => line.words.length <= SHORT_LINE && !/[.!?,;:。！？、，]$/u.test(line.words),
    )
  );
}

function breaksBefore(lines: readonly Line[], index: number): boolean {
  const line = lines[index]?.words as string;
  const before = lines[index - 1]?.words ?? '';
  if (GOING_ON.test(line)) return TERMINATED.test(before) || BULLET.test(before);
  if (BULLET.test(line)) return true;
  if (NUMBERED.test(line)) return TERMINATED.test(before) || NUMBERED.test(before);
  return isCapitals(before) && !isCapitals(line);
}

/** A heading in capitals; a script without them has none. */
function isCapitals(line: string): boolean {
  return /\p{Lu}{2}/u.test(line) && !/[\p{Ll}\p{Lo}]/u.test(line) && !TERMINATED.test(line);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  const add = (to: number) => lines.push({ from, to, words: text.slice(from, to).trim() });
  for (const match of text.matchAll(LINE_BREAK)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return lines;
}
