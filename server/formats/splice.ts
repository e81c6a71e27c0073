import { encodeXml, type XmlText } from './xml-bytes.ts';

/** A piece of a text to be replaced; what is put in has no characters that XML cannot hold. */
export interface Replacement {
  /** In UTF-16 code units; `from` and `to` are the same where something is put in between. */
  from: number;
  to: number;
  text: string;
}

/**
 * The bytes of a file with some pieces of it replaced and all else as it was, in its own encoding;
 * what that cannot hold becomes character references.
 *
 * @param replacements none of which overlap
 */
export function spliceXml(file: XmlText, replacements: readonly Replacement[]): Uint8Array {
  const bytes = encodeXml({ ...file, text: splice(file.text, replacements) });
  if (bytes) return bytes;
  const escaped = replacements.map((replacement) => ({
    ...replacement,
    text: replacement.text.replace(/\P{ASCII}/gu, (character) => `&#${character.codePointAt(0)};`),
  }));
  return encodeXml({ ...file, text: splice(file.text, escaped) }) ?? Buffer.from(file.text);
}

function splice(text: string, replacements: readonly Replacement[]): string {
  let written = '';
  let end = 0;
  for (const { from, to, text: piece } of replacements.toSorted((a, b) => a.from - b.from)) {
    written += text.slice(end, from) + piece;
    end = to;
  }
  return written + text.slice(end);
}
