import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import type { Failure } from '../revisions/failure.ts';
import { verifyTranslation } from '../revisions/verify.ts';
import { withInstallation } from './installation.ts';
import { print } from './print.ts';

/** Options of `emend verify`. */
export interface VerifyOptions {
  json?: boolean;
}

/** One translation as `emend verify --json` prints it. */
export interface VerifiedTranslation {
  /** Number of the article. */
  id: number;
  sourceLanguage: string;
  targetLanguage: string;
  /** How many revisions hold. */
  revisions: number;
  holds: boolean;
  failure?: Failure;
}

/**
 * Proves the record of all articles, or of one, and prints what holds and what does not.
 *
 * @param article number of the article; all of them without it
 * @returns whether everything holds
 * @throws UserError 404 where there is no such article
 */
export async function verifyArticles(
  article: number | undefined,
  options: VerifyOptions,
): Promise<boolean> {
  return withInstallation(async ({ db }) => {
    const verified: VerifiedTranslation[] = [];
    for await (const one of verifyRecord(db, article)) {
      if (!options.json) await print(lineOf(one));
      verified.push(one);
    }
    if (article !== undefined && verified.length === 0) throw notFound('article');
    const holds = verified.every((one) => one.holds);
    if (options.json) {
      const articles = verified.map(({ sourceLanguage: _, ...one }) => one);
      await print(JSON.stringify({ holds, articles }));
    } else {
      await print(totalOf(verified));
    }
    return holds;
  });
}

/** Verifies one translation after the other, each in a consistent view of its own. */
export async function* verifyRecord(
  db: Kysely<Database>,
  article?: number,
): AsyncGenerator<VerifiedTranslation> {
  let query = db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'translation.id',
      'translation.article_id',
      'translation.target_language',
      'article.source_language',
    ])
    .orderBy('translation.article_id')
    .orderBy('translation.id');
  if (article !== undefined) query = query.where('translation.article_id', '=', article);
  for (const row of await query.execute()) {
    const verification = await verifyTranslation(db, row.id);
    // Somebody deleted it meanwhile.
    if (!verification) continue;
    const { revisions, failure } = verification;
    yield {
      id: row.article_id,
      sourceLanguage: row.source_language,
      targetLanguage: row.target_language,
      revisions,
      holds: failure === undefined,
      ...(failure ? { failure } : {}),
    };
  }
}

/** One translation in a line: `article 4 ru→de: 312 revisions hold`. */
export function lineOf({
  id,
  sourceLanguage,
  targetLanguage,
  revisions,
  failure,
}: VerifiedTranslation) {
  const name = `article ${id} ${sourceLanguage}→${targetLanguage}`;
  if (!failure) {
    return `${name}: ${revisions === 1 ? '1 revision holds' : `${revisions} revisions hold`}`;
  }
  const what = failure.what === 'revision' ? '' : `, ${failure.what}`;
  return `${name}: revision ${failure.revision}${what} does not hold. ${failure.detail}`;
}

/** All of them in a line. */
export function totalOf(verified: readonly VerifiedTranslation[]): string {
  const count = verified.length === 1 ? '1 translation' : `${verified.length} translations`;
  const failed = verified.filter((one) => !one.holds).length;
  if (failed > 0) return `${failed} of ${count} ${failed === 1 ? 'does' : 'do'} not hold.`;
  const revisions = verified.reduce((sum, one) => sum + one.revisions, 0);
  return verified.length === 0
    ? 'There is no article to verify.'
    : `Everything holds: ${count}, ${revisions === 1 ? '1 revision' : `${revisions} revisions`}.`;
}
