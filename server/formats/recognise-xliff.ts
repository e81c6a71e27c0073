import { FormatError } from './problem.ts';
import { decodeXml } from './xml-bytes.ts';

const ROOT = /<(?:([\w.-]+):)?xliff(\s[^>]*)?>/;
const NAMESPACE = /^urn:oasis:names:tc:xliff:document:(\d)/;

/**
 * Whether a file is XLIFF 1 or 2, by the namespace of its root, else by the version it says.
 *
 * @param start the first 64 KiB of it
 * @returns 0 for certainly not, 1 for certainly
 */
export function recogniseXliff(start: Uint8Array, major: 1 | 2): number {
  const text = textOf(start);
  const root = ROOT.exec(text);
  if (!root) return 0;
  const before = text.slice(0, root.index).replace(/<!--.*?-->|<\?.*?\?>|<![^>]*>/gs, '');
  if (before.replace('\ufeff', '').trim() !== '') return 0;
  const [, prefix, attributes = ''] = root;
  const namespace = attributeOf(attributes, prefix ? `xmlns:${prefix}` : 'xmlns') ?? '';
  const stated = NAMESPACE.exec(namespace)?.[1] ?? attributeOf(attributes, 'version')?.[0] ?? '1';
  return (stated === '1' ? 1 : 2) === major ? 1 : 0;
}

function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
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
