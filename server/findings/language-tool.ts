import type { Logger } from 'pino';
import type { Finding } from '../checks/finding.ts';
import { languagetool } from '../checks/languagetool.ts';
import { LanguageToolError, languageToolFindings } from '../checks/languagetool-server.ts';
import { Pair } from '../checks/pair.ts';
import { byPlace } from '../checks/run.ts';
import { writing } from '../database/transaction.ts';
import { isReviewable, listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { DismissalIndex } from './apply-dismissals.ts';
import { checkPolicy, isAsked, withLanguageTool } from './check-profile.ts';
import { findTranslation } from './check-translation.ts';
import { listHolding } from './dismissal.store.ts';
import { type CheckedSegment, mapChecked, putChecked } from './finding.store.ts';

/** Segments that are asked about before what was found is stored. */
const AT_ONCE = 10;

type Doer = Pick<Services, 'db' | 'config'> & { logger: Pick<Logger, 'warn'> };

/**
 * Asks the LanguageTool server of the settings about the segments that it was not asked about since
 * they were checked, and adds what it finds. Where it gives no answer the rest is asked another time.
 *
 * @param options.signal gives up when aborted
 * @returns segments in which it found something
 */
export async function addLanguageTool(
  { db, config, logger }: Doer,
  id: number,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number[]> {
  if (config.languageToolUrl === undefined) return [];
  const translation = await findTranslation(db, id);
  if (!translation) return [];
  const languages = {
    source: translation.article.sourceLanguage,
    target: translation.targetLanguage,
  };
  const { profile } = await checkPolicy(db, languages);
  if (profile.off.includes(languagetool.name)) return [];
  const known = await mapChecked(db, id);
  const index = new DismissalIndex(await listHolding(db, id, languages), id);
  const waiting = (await listSegments(db, id)).flatMap((segment) => {
    const checked = known.get(segment.id);
    const isWaiting = checked?.version === segment.version && !isAsked(checked.profile);
    return isReviewable(segment) && isWaiting ? [{ segment, checked }] : [];
  });
  const changed: number[] = [];
  try {
    for (let from = 0; from < waiting.length; from += AT_ONCE) {
      const rows: CheckedSegment[] = [];
      for (const { segment, checked } of waiting.slice(from, from + AT_ONCE)) {
        const { source, target } = segment;
        const pair = new Pair(source, target, languages.source, languages.target);
        const found = await languageToolFindings(config, pair, { ...(signal && { signal }) });
        const own = index.applied(segment, withoutOlder(checked.own, found));
        rows.push({ ...checked, own, profile: withLanguageTool(checked.profile) });
        if (found.length > 0) changed.push(segment.id);
      }
      await writing(db, (trx) => putChecked(trx, id, rows));
    }
  } catch (error) {
    if (!(error instanceof LanguageToolError)) throw error;
    logger.warn({ reason: error.message }, 'checks: LanguageTool gives no answer');
  }
  return changed;
}

function withoutOlder(own: readonly Finding[], found: readonly Finding[]): Finding[] {
  return [...own.filter(({ check }) => check !== languagetool.name), ...found].sort(byPlace);
}
