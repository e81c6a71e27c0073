import { UserError, UserErrors } from '../errors.ts';
import { checkText } from '../formats/check-text.ts';
import type { NewArticle } from './article.store.ts';

/** What can be said of an article beside its texts; all of it optional. */
export interface ArticleDetailsInput {
  title?: string | undefined;
  engine?: string | undefined;
  /** Address of the page the original stood on. */
  url?: string | undefined;
  author?: string | undefined;
  /** Calendar date, `YYYY-MM-DD`. */
  publishedOn?: string | undefined;
}

/** The same as it is stored; `title` may be empty. */
export type ArticleDetails = Pick<
  NewArticle,
  'title' | 'engine' | 'url' | 'author' | 'publishedOn'
>;

/** Longest value of each field, in UTF-16 code units. */
export const DETAIL_LENGTHS = { title: 500, engine: 200, url: 2000, author: 300 } as const;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Everything that is wrong with an article's details, each with its field. */
export function findDetailProblems(input: ArticleDetailsInput): UserError[] {
  const problems: UserError[] = [];
  for (const [field, limit] of Object.entries(DETAIL_LENGTHS)) {
    const value = input[field as keyof typeof DETAIL_LENGTHS]?.trim();
    if (!value) continue;
    problems.push(...checkText(value, field));
    if (value.length > limit) {
      problems.push(new UserError('import:error.tooLong', { limit }, 422, field));
    }
  }
  const url = input.url?.trim();
  if (url && !isWebAddress(url)) problems.push(new UserError('import:error.url', {}, 422, 'url'));
  const date = input.publishedOn?.trim();
  if (date && !isCalendarDate(date)) {
    problems.push(new UserError('import:error.date', {}, 422, 'publishedOn'));
  }
  return problems;
}

/**
 * An article's details as they are stored.
 *
 * @throws UserErrors naming each field that does not fit
 */
export function checkDetails(input: ArticleDetailsInput): ArticleDetails {
  const problems = findDetailProblems(input);
  if (problems.length > 0) throw new UserErrors(problems);
  return readDetails(input);
}

/** Details in which nothing is wrong, trimmed, empty ones null. */
export function readDetails(input: ArticleDetailsInput): ArticleDetails {
  return {
    title: (input.title ?? '').trim().replace(/\s+/gu, ' '),
    engine: input.engine?.trim() || null,
    url: input.url?.trim() || null,
    author: input.author?.trim() || null,
    publishedOn: input.publishedOn?.trim() || null,
  };
}

/** Only these are made a link: any other scheme could run a script in the reader's page. */
function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isCalendarDate(value: string): boolean {
  if (!ISO_DATE.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
