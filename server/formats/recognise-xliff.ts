import { rootTag } from './xml-start.ts';

const NAMESPACE = /^urn:oasis:names:tc:xliff:document:(\d)/;

/**
 * Whether a file is XLIFF 1 or 2, by the namespace of its root, else by the version it says: many tools
 * write XLIFF 1 without its namespace.
 *
 * @param start the first 64 KiB of it
 * @returns 0 for certainly not, 1 for certainly
 */
export function recogniseXliff(start: Uint8Array, major: 1 | 2): number {
  const root = rootTag(start);
  if (root?.local !== 'xliff') return 0;
  const stated = NAMESPACE.exec(root.uri)?.[1] ?? root.attribute('version')?.[0] ?? '1';
  return (stated === '1' ? 1 : 2) === major ? 1 : 0;
}
