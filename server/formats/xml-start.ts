import { FormatError } from './problem.ts';
import { decodeXml } from './xml-bytes.ts';

/** The start tag of a file's root element, as far as telling a format by it takes. */
export interface RootTag {
  local: string;
  /** The namespace it is in; empty where none is declared for it. */
  uri: string;
  /** The value of an attribute, as written. */
  attribute(name: string): string | undefined;
}

const ROOT = /^<(?:([\p{L}_][\p{L}\p{N}._-]*):)?([\p{L}_][\p{L}\p{N}._-]*)(\s[^>]*)?>/u;
/** A comment, an instruction, or the document type declaration with what is declared in it. */
const PROLOGUE = /\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^[>]*(?:\[.*?\]\s*)?>/suy;

/**
 * The root of an XML file by its beginning, whether or not the rest of it is well-formed.
 *
 * @param start the first 64 KiB of the file
 * @returns undefined where anything but a prologue stands before the first element
 */
export function rootTag(start: Uint8Array): RootTag | undefined {
  const text = textOf(start);
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (PROLOGUE.lastIndex = at; PROLOGUE.test(text); at = PROLOGUE.lastIndex);
  const root = ROOT.exec(text.slice(at));
  if (!root) return undefined;
  const [, prefix, local = '', attributes = ''] = root;
  const attribute = (name: string) => attributeOf(attributes, name);
  return { local, uri: attribute(prefix ? `xmlns:${prefix}` : 'xmlns') ?? '', attribute };
}

function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes) ?? [];
  return double ?? single;
}

/** The beginning of a file may end within a character, and so be no text in its encoding. */
function textOf(start: Uint8Array): string {
  for (let length = start.length; length > 0 && length > start.length - 4; length--) {
    try {
      return decodeXml(start.subarray(0, length)).text;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return Buffer.from(start).toString('latin1');
}
