import type { Kysely } from 'kysely';
import { keptForVersion } from '../checks/context-version.ts';
import type { Database } from '../database/schema.ts';
import { type LanguageTerm, termsOfLanguage } from './concept.store.ts';
import { TermMatcher } from './matcher.ts';

/** The terms that are looked for in texts of one language. */
export interface TermIndex {
  matcher: TermMatcher<LanguageTerm>;
  byConcept: ReadonlyMap<number, readonly LanguageTerm[]>;
}

/** The terms of both languages of a translation. */
export interface TermPair {
  source: TermIndex;
  target: TermIndex;
}

/** Terms ready to be looked for. */
export function indexTerms(terms: readonly LanguageTerm[], language: string): TermIndex {
  return {
    matcher: new TermMatcher(terms, language),
    byConcept: Map.groupBy(terms, ({ concept }) => concept),
  };
}

/**
 * The terms of a language, kept in memory until any term changes.
 *
 * @param language BCP 47; terms of `de` are looked for in `de-AT` and the other way about
 */
export function termIndex(db: Kysely<Database>, language: string): Promise<TermIndex> {
  return keptForVersion(
    db,
    `terms ${language}`,
    async () => indexTerms(await termsOfLanguage(db, language), language),
    'termbase',
  );
}

/** The terms of two languages; undefined where there are none in one of them. */
export async function termPair(
  db: Kysely<Database>,
  sourceLanguage: string,
  targetLanguage: string,
): Promise<TermPair | undefined> {
  const source = await termIndex(db, sourceLanguage);
  const target = await termIndex(db, targetLanguage);
  if (target.matcher.size === 0 && source.matcher.size === 0) return undefined;
  return { source, target };
}
