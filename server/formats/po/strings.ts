/** What a backslash makes of the letter after it, as in C. */
const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '"': '"',
  "'": "'",
  '?': '?',
  '\\': '\\',
};

const ESCAPED: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: C has a letter for the bell
const TO_ESCAPE = /[\\"\n\t\r\u0007\b\f\v]/gu;

/** A text between quotation marks as read, with the first thing wrong with how it was written. */
export interface Unquoted {
  value: string;
  problem?: { rule: string; message: string };
}

/** Reads the text of a line, from its first quotation mark on. */
export function unquoted(written: string): Unquoted {
  const closed = /^"(?<inside>(?:[^"\\]|\\.)*)"\s*$/u.exec(written)?.groups?.inside;
  if (closed === undefined) {
    const value = written.slice(1).replace(/"\s*$/u, '');
    return {
      value,
      problem: {
        rule: 'unterminated-string',
        message: `The text has no end, or one too many: ${written}`,
      },
    };
  }
  let problem: Unquoted['problem'];
  const value = closed.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.))/gu,
    (all, hex, octal, letter) => {
      if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      const meant = ESCAPES[letter];
      if (meant !== undefined) return meant;
      problem ??= { rule: 'unknown-escape', message: `Nothing is written as ${all}.` };
      return letter;
    },
  );
  return problem ? { value, problem } : { value };
}

/** A text as lines between quotation marks: one, or an empty one and one for each line of the text. */
export function quoted(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [''];
  const written = lines.map((line) => `"${line.replace(TO_ESCAPE, (c) => ESCAPED[c] as string)}"`);
  return written.length > 1 ? ['""', ...written] : written;
}
