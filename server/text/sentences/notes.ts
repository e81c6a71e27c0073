/** "[3]" and "[3][4]" right after the mark; after a space only where text goes on after it. */
const BRACKETED = /(?:\[\d{1,3}\])+(?:\s(?:\[\d{1,3}\])+(?=\s|$))*|\s(?:\[\d{1,3}\]\s?)+(?=\s|$)/y;
/** Figures and daggers set high. */
const HIGH = /[¹²³⁰⁴-⁹]{1,3}|[†‡]/y;
/** By which word processors anchor a note in plain text. */
const ANCHOR = '\u0002';
/** Numbers of notes that lost their height: "a gap.11 12 Take". */
const LOWERED = /\d{1,3}(?:[ ,]\d{1,3}){0,3}(?=\s+\p{Lu}\p{Ll})/uy;
/** What goes before lowered numbers is a word in small letters; "at 5.10" is a time. */
const BEFORE_LOWERED = /\p{Ll}{4}.$/u;

/** Where the numbers of notes end that follow a sentence's mark; the same offset without any. */
export function skipNotes(text: string, end: number, markEnd: number): number {
  if (text[end] === ANCHOR) return end + 1;
  for (const pattern of [BRACKETED, HIGH]) {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    if (match !== null) return end + match[0].trimEnd().length;
  }
  if (end > markEnd || !BEFORE_LOWERED.test(text.slice(Math.max(0, end - 5), end))) return end;
  LOWERED.lastIndex = end;
  return LOWERED.test(text) ? LOWERED.lastIndex : end;
}
