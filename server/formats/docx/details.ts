import type { DocumentDetails } from '../document.ts';
import { childElements, textOf } from '../xml.ts';
import { parsePart, relationshipsOf, type WordPackage } from './package.ts';

/** What the package says of its document (ISO/IEC 29500-2, 8). */
export function readDetails({ files }: WordPackage): DocumentDetails | undefined {
  const name = relationshipsOf(files, '').find(({ type }) => type === 'core-properties')?.target;
  if (name === undefined || !files.has(name)) return undefined;
  const properties = childElements(parsePart(files, name).document.root);
  const propertyOf = (local: string) => {
    const found = properties.find((one) => one.local === local);
    return found && textOf(found).trim().replace(/\s+/gu, ' ');
  };
  const [title, author] = [propertyOf('title'), propertyOf('creator')];
  const date = /^\d{4}-\d{2}-\d{2}/u.exec(propertyOf('created') ?? '')?.[0];
  if (!title && !author && !date) return undefined;
  return { ...(title && { title }), ...(author && { author }), ...(date && { date }) };
}
