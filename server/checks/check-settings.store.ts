import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { prepared } from '../database/prepared.ts';
import type { CheckSettingTable, Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { CHECKS } from './registry.ts';

/** What holds for articles in one language translated into another. */
export interface PairSettings {
  /** Names of the checks that do not run. */
  off: ReadonlySet<string>;
  /** Whether a segment with errors cannot be approved. */
  blockApproval: boolean;
}

/** Who chose something last, and when. */
export interface LastChange {
  at: string;
  by: string;
}

/** A pair of languages that is worked in, or that somebody has chosen checks for. */
export interface CheckedPair extends PairSettings {
  sourceLanguage: string;
  targetLanguage: string;
  /** Undefined where all is as it comes. */
  changed: LastChange | undefined;
}

/** As stored: only what differs from the registry, so that new checks come with their own default. */
const choices = z.record(z.string(), z.boolean());

const selectSetting = prepared(
  (db: Kysely<Database>, { source, target }: { source: string; target: string }) =>
    db
      .selectFrom('check_setting')
      .selectAll()
      .where('source_language', '=', source)
      .where('target_language', '=', target),
);

/**
 * Which checks are off for a pair of languages, and whether errors keep a segment from being approved.
 *
 * @param sourceLanguage, targetLanguage canonical tags, as articles have them
 */
export async function checkSettings(
  db: Kysely<Database>,
  sourceLanguage: string,
  targetLanguage: string,
): Promise<PairSettings & { changed: LastChange | undefined }> {
  const [row] = await selectSetting(db, { source: sourceLanguage, target: targetLanguage });
  return { ...settingsOf(row), changed: row && { at: row.changed_at, by: row.changed_by } };
}

/** Stores the choice for a pair of languages; names that no check has are passed over. */
export async function putCheckSettings(
  db: Kysely<Database>,
  sourceLanguage: string,
  targetLanguage: string,
  { off, blockApproval }: PairSettings,
  by: { name: string },
): Promise<void> {
  const chosen = CHECKS.map(({ name, byDefault = true }) => ({
    name,
    runs: !off.has(name),
    byDefault,
  })).filter(({ runs, byDefault }) => runs !== byDefault);
  const values = {
    choices: JSON.stringify(Object.fromEntries(chosen.map(({ name, runs }) => [name, runs]))),
    block_approval: Number(blockApproval),
    changed_at: new Date().toISOString(),
    changed_by: by.name,
  };
  await writing(db, (trx) =>
    trx
      .insertInto('check_setting')
      .values({ source_language: sourceLanguage, target_language: targetLanguage, ...values })
      .onConflict((conflict) =>
        conflict.columns(['source_language', 'target_language']).doUpdateSet(values),
      )
      .execute(),
  );
}

/** The pairs of languages of all translations and of all settings, by their tags. */
export async function listCheckedPairs(db: Kysely<Database>): Promise<CheckedPair[]> {
  const [used, stored] = await Promise.all([
    db
      .selectFrom('translation')
      .innerJoin('article', 'article.id', 'translation.article_id')
      .select(['article.source_language', 'translation.target_language'])
      .distinct()
      .execute(),
    db.selectFrom('check_setting').selectAll().execute(),
  ]);
  const pairs = new Map<string, CheckedPair>();
  const put = (row: PairColumns, setting?: SettingRow) =>
    pairs.set(`${row.source_language} ${row.target_language}`, {
      sourceLanguage: row.source_language,
      targetLanguage: row.target_language,
      ...settingsOf(setting),
      changed: setting && { at: setting.changed_at, by: setting.changed_by },
    });
  for (const row of used) put(row);
  for (const row of stored) put(row, row);
  return [...pairs.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, pair]) => pair);
}

type SettingRow = Selectable<CheckSettingTable>;
type PairColumns = Pick<SettingRow, 'source_language' | 'target_language'>;

function settingsOf(row: SettingRow | undefined): PairSettings {
  const chosen = row ? choices.parse(JSON.parse(row.choices)) : {};
  const off = CHECKS.filter(({ name, byDefault = true }) => !(chosen[name] ?? byDefault));
  return {
    off: new Set(off.map(({ name }) => name)),
    blockApproval: row?.block_approval === 1,
  };
}
