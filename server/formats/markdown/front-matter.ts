import { parseDocument } from 'yaml';
import type { DocumentDetails } from '../document.ts';
import { FormatError } from '../problem.ts';

/** Front matter in YAML, between lines of three hyphens at the beginning of a text. */
const FRONT_MATTER = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)^---[ \t]*(?:\r?\n|$)/mu;

/** Names that generators of sites give what an article says of itself. */
const NAMES: Record<keyof DocumentDetails, readonly string[]> = {
  title: ['title'],
  author: ['author', 'by'],
  date: ['date', 'published', 'pubDate'],
  url: ['url', 'permalink', 'canonical'],
};

/**
 * What the front matter of a text says of it.
 *
 * @throws FormatError `front-matter` when it is no YAML, with the line
 */
export function readFrontMatter(source: string): DocumentDetails {
  const match = source.startsWith('---') ? FRONT_MATTER.exec(source) : null;
  if (!match?.groups || match.index !== 0) return {};
  const document = parseDocument(match.groups.yaml ?? '');
  const [error] = document.errors;
  if (error) {
    const line = (error.linePos?.[0].line ?? 1) + 1;
    throw new FormatError([{ rule: 'front-matter', line, message: error.message }]);
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (typeof content !== 'object' || content === null) return {};
  return detailsOf(content as Record<string, unknown>);
}

function detailsOf(content: Record<string, unknown>): DocumentDetails {
  const details: DocumentDetails = {};
  for (const [name, keys] of Object.entries(NAMES)) {
    const value = keys.map((key) => content[key]).find((one) => one !== undefined && one !== null);
    if (value === undefined) continue;
    const text = value instanceof Date ? value.toISOString() : String(value);
    const fitting = name === 'date' ? /^\d{4}-\d{2}-\d{2}/u.exec(text)?.[0] : text;
    if (fitting) details[name as keyof DocumentDetails] = fitting;
  }
  return details;
}

/** Details as front matter; nothing where there are none. */
export function writeFrontMatter(details: DocumentDetails | undefined): string {
  const lines = Object.entries(details ?? {}).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  return lines.length > 0 ? `---\n${lines.join('\n')}\n---\n\n` : '';
}
