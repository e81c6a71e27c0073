import { FormatError } from './problem.ts';
import { decodeXml } from './xml-bytes.ts';

/** What the root of a file says. */
export interface XliffRoot {
  /** Of the root; undefined where it has none. */
  namespace: string | undefined;
  version: string | undefined;
}

const ROOT = /<(?:([\w.-]+):)?xliff(\s[^>]*)?>/;

/**
 * Whether a file is XLIFF of some version.
 *
 * @param start the first 64 KiB of it
 * @param isOfVersion whether the root is that of the version asked for
 * @returns 0 for certainly not, 1 for certainly
 */
export function recogniseXliff(
  start: Uint8Array,
  isOfVersion: (root: XliffRoot) => boolean | undefined,
): number {
  const text = textOf(start);
  const root = ROOT.exec(text);
  if (!root) return 0;
  const before = text.slice(0, root.index).replace(/<!--.*?-->|<[?!][^>]*>/gs, '');
  if (before.replace('\ufeff', '').trim() !== '') return 0;
  const [, prefix, attributes = ''] = root;
  const namespace = attributeOf(attributes, prefix ? `xmlns:${prefix}` : 'xmlns');
  return isOfVersion({ namespace, version: attributeOf(attributes, 'version') }) ? 1 : 0;
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
