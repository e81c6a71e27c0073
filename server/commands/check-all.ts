import type { TFunction } from 'i18next';
import { type PresentedFinding, presentFinding } from '../checks/present-finding.ts';
import { notFound } from '../errors.ts';
import { checkTranslation } from '../findings/check-translation.ts';
import { mapFindings } from '../findings/finding.store.ts';
import { addLanguageTool } from '../findings/language-tool.ts';
import { runArticleChecks } from '../findings/run-checks.ts';
import { isReviewable, listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { openI18n } from '../web/i18n.ts';
import { withInstallation } from './installation.ts';
import { print } from './print.ts';

/** A translation with what was found in it, as `emend check --all --json` prints it. */
export interface CheckedTranslation {
  /** Number of the article. */
  id: number;
  sourceLanguage: string;
  targetLanguage: string;
  /** In reading order; those without findings are left out, as are dismissed findings. */
  segments: { id: number; version: number; findings: PresentedFinding[] }[];
}

/**
 * Checks everything that is stored anew, or one article, keeps what is found and prints it.
 *
 * @param article number of the article; all of them without it
 * @returns whether there are no errors
 * @throws UserError 404 where there is no such article
 */
export async function checkAll(
  article: number | undefined,
  { locale, json = false }: { locale: string; json?: boolean },
): Promise<boolean> {
  const t = (await openI18n()).getFixedT(locale);
  return withInstallation(async (services) => {
    const translations = await translationsOf(services, article);
    if (article !== undefined && translations.length === 0) throw notFound('article');
    const checked: CheckedTranslation[] = [];
    for (const { translation, ...one } of translations) {
      await checkTranslation(services.db, translation, runArticleChecks, { again: true });
      await addLanguageTool(services, translation);
      const found = { ...one, segments: await foundIn(services, translation, t) };
      checked.push(found);
      if (!json) for (const line of linesOf(found)) await print(line);
    }
    if (json) await print(JSON.stringify({ articles: checked }));
    else await print(totalOf(checked));
    return findingsOf(checked).every(({ severity }) => severity !== 'error');
  });
}

async function translationsOf({ db }: Pick<Services, 'db'>, article: number | undefined) {
  let query = db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'translation.id as translation',
      'article.id',
      'article.source_language as sourceLanguage',
      'translation.target_language as targetLanguage',
    ])
    .orderBy('article.id')
    .orderBy('translation.target_language');
  if (article !== undefined) query = query.where('article.id', '=', article);
  return query.execute();
}

async function foundIn({ db }: Pick<Services, 'db'>, translation: number, t: TFunction) {
  const findings = await mapFindings(db, translation);
  const segments = (await listSegments(db, translation)).filter(isReviewable);
  return segments.flatMap(({ id, version }) => {
    const open = (findings.get(id) ?? []).filter(({ dismissed }) => dismissed === undefined);
    return open.length === 0
      ? []
      : [{ id, version, findings: open.map((finding) => presentFinding(finding, t)) }];
  });
}

function* linesOf({ id, targetLanguage, segments }: CheckedTranslation): Generator<string> {
  for (const segment of segments) {
    for (const { severity, check, message } of segment.findings) {
      yield `${id} ${targetLanguage} ${segment.id}: ${severity} ${check}: ${message}`;
    }
  }
}

function totalOf(checked: readonly CheckedTranslation[]): string {
  const all = findingsOf(checked);
  const count = (wanted: string) => all.filter(({ severity }) => severity === wanted).length;
  return `${checked.length} translations: ${count('error')} errors, ${count('warning')} warnings, ${count('hint')} hints.`;
}

function findingsOf(checked: readonly CheckedTranslation[]): PresentedFinding[] {
  return checked.flatMap(({ segments }) => segments.flatMap(({ findings }) => findings));
}
