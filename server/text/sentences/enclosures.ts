import { isLetter, kindAt, kindBefore } from './characters.ts';

/** A quotation or a parenthesis: offsets of its opening and of its closing mark. */
export interface Enclosure {
  open: number;
  close: number;
  isQuotation: boolean;
}

/** Closing marks by opening mark. German closes with what English opens with; Swedish uses one mark. */
const CLOSERS: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
  '〔': '〕',
  '〈': '〉',
  '《': '》',
  '「': '」',
  '『': '』',
  '“': '”',
  '„': '“”',
  '”': '”',
  '‟': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '‚': '‘’',
  '‘': '’',
  '"': '"',
  '＂': '＂',
  "''": "''",
  ',,': "''“”",
  "'": "'",
  '`': "'`’",
  '``': "''``”",
};
const BRACKETS = '([{（［【〔〈《';
const MARKS = /''|,,|``|["'`＂“”„‟«»‹›‚‘’「」『』()[\]{}（）［］【】〔〕〈〉《》]/g;

/** Longest stretch, in UTF-16 units, whose inner sentences stay together. */
const LONGEST = { bracket: 600, quotation: 500, apostrophe: 300 };
/** How many open marks a closing mark is compared with, so that a text of opening marks stays linear. */
const DEEPEST = 8;

/** Finds quotations and parentheses, in order of their opening; unpaired marks are none. */
export function findEnclosures(text: string): Enclosure[] {
  const found: Enclosure[] = [];
  const open: { mark: string; at: number }[] = [];
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match !== null; match = MARKS.exec(text)) {
    const mark = match[0];
    const at = match.index;
    const depth = canClose(text, mark, at) ? depthClosedBy(open, mark) : -1;
    if (depth >= 0) {
      const opening = open[depth] as { mark: string; at: number };
      open.length = depth;
      if (at - opening.at <= longest(opening.mark)) {
        const isQuotation = !BRACKETS.includes(opening.mark);
        found.push({ open: opening.at, close: at + mark.length, isQuotation });
      }
    } else if (canOpen(text, mark, at)) {
      open.push({ mark, at });
    }
  }
  return found.sort((a, b) => a.open - b.open);
}

function longest(mark: string): number {
  if (`'‘\``.includes(mark)) return LONGEST.apostrophe;
  return BRACKETS.includes(mark) ? LONGEST.bracket : LONGEST.quotation;
}

function depthClosedBy(open: readonly { mark: string }[], mark: string): number {
  const last = Math.max(0, open.length - DEEPEST);
  for (let depth = open.length - 1; depth >= last; depth--) {
    const opening = open[depth]?.mark as string;
    if (CLOSERS[opening]?.includes(mark) && (mark !== "'" || opening === "'" || opening === '`'))
      return depth;
  }
  return -1;
}

function canOpen(text: string, mark: string, at: number): boolean {
  if (CLOSERS[mark] === undefined) return false;
  if (!`"'”»›''‘,,\`\``.includes(mark)) return true;
  const before = kindBefore(text, at);
  const isFree = before === 'space' || before === 'other';
  return isFree && kindAt(text, at + mark.length) !== 'space';
}

/** An apostrophe in a word closes nothing; a straight mark before a word after a space opens. */
function canClose(text: string, mark: string, at: number): boolean {
  const after = kindAt(text, at + mark.length);
  if (mark === "'" || mark === '’' || mark === '`') return !isLetter(after) && after !== 'digit';
  if (mark === '"' || mark === "''" || mark === '”') {
    return !(kindBefore(text, at) === 'space' && (isLetter(after) || after === 'digit'));
  }
  return true;
}
