import type { Kysely, Selectable } from 'kysely';
import type { User } from '../accounts/user.ts';
import type { Database, HouseRuleTable } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import type { HousePattern } from './context.ts';
import { changeContextVersion, keptForVersion } from './context-version.ts';
import type { Severity } from './finding.ts';
import {
  checkedRule,
  type HouseRule,
  type HouseRuleInput,
  isRuleFor,
  mayChangeRule,
  patternOf,
} from './house-rule.ts';

/** All rules, by name. */
export async function listHouseRules(db: Kysely<Database>): Promise<HouseRule[]> {
  const rows = await db.selectFrom('house_rule').selectAll().execute();
  const order = new Intl.Collator();
  return rows
    .map(rowToRule)
    .sort((one, other) => order.compare(one.name, other.name) || one.id - other.id);
}

/** @throws UserError 404 where there is none */
export async function getHouseRule(db: Kysely<Database>, id: number): Promise<HouseRule> {
  const row = await db.selectFrom('house_rule').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return rowToRule(row);
}

/**
 * Makes a rule.
 *
 * @throws UserErrors 422 naming each field that does not fit; UserError 403 where the person may not
 *   make rules for its languages
 */
export async function insertHouseRule(
  db: Kysely<Database>,
  input: HouseRuleInput,
  user: User,
): Promise<HouseRule> {
  const rule = checkedRule(input);
  authorise(user, rule.targetLanguage);
  return writing(db, async (trx) => {
    const { id } = await trx
      .insertInto('house_rule')
      .values(ruleToRow(rule, user))
      .returning('id')
      .executeTakeFirstOrThrow();
    await changeContextVersion(trx);
    return getHouseRule(trx, id);
  });
}

/**
 * Changes a rule.
 *
 * @throws as `insertHouseRule`; UserError 404 where there is none
 */
export async function updateHouseRule(
  db: Kysely<Database>,
  id: number,
  input: HouseRuleInput,
  user: User,
): Promise<HouseRule> {
  const rule = checkedRule(input);
  return writing(db, async (trx) => {
    const before = await getHouseRule(trx, id);
    authorise(user, before.targetLanguage);
    authorise(user, rule.targetLanguage);
    await trx.updateTable('house_rule').set(ruleToRow(rule, user)).where('id', '=', id).execute();
    await changeContextVersion(trx);
    return getHouseRule(trx, id);
  });
}

/** @throws UserError 404 where there is no such rule, 403 where the person may not delete it */
export async function deleteHouseRule(db: Kysely<Database>, id: number, user: User): Promise<void> {
  await writing(db, async (trx) => {
    const { targetLanguage } = await getHouseRule(trx, id);
    authorise(user, targetLanguage);
    await trx.deleteFrom('house_rule').where('id', '=', id).execute();
    await changeContextVersion(trx);
  });
}

/** The patterns that articles in one language translated into another are checked for. */
export async function housePatterns(
  db: Kysely<Database>,
  sourceLanguage: string,
  targetLanguage: string,
): Promise<readonly HousePattern[]> {
  return keptForVersion(db, `rules ${sourceLanguage} ${targetLanguage}`, async () =>
    (await listHouseRules(db))
      .filter((rule) => rule.isOn && isRuleFor(rule, sourceLanguage, targetLanguage))
      .map(patternOf),
  );
}

function authorise(user: User, targetLanguage: string | null): void {
  if (mayChangeRule(user, targetLanguage)) return;
  // Whoever may make rules for some languages is told that this one is none of them.
  if (user.languages?.some((language) => mayChangeRule(user, language))) {
    throw targetLanguage === null
      ? new UserError('checking:error.anyLanguage', {}, 403, 'targetLanguage')
      : new UserError('errors:forbiddenLanguage', { language: targetLanguage }, 403);
  }
  throw new UserError('errors:forbidden', {}, 403);
}

function rowToRule(row: Selectable<HouseRuleTable>): HouseRule {
  return {
    id: row.id,
    name: row.name,
    sourceLanguage: row.source_language,
    targetLanguage: row.target_language,
    side: row.side,
    pattern: row.pattern,
    ignoreCase: row.ignore_case === 1,
    wholeWords: row.whole_words === 1,
    message: row.message,
    replacement: row.replacement,
    severity: row.severity as Severity,
    isOn: row.enabled === 1,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

function ruleToRow(rule: HouseRuleInput, by: User) {
  return {
    name: rule.name,
    source_language: rule.sourceLanguage,
    target_language: rule.targetLanguage,
    side: rule.side,
    pattern: rule.pattern,
    ignore_case: Number(rule.ignoreCase),
    whole_words: Number(rule.wholeWords),
    message: rule.message,
    replacement: rule.replacement,
    severity: rule.severity,
    enabled: Number(rule.isOn),
    changed_at: new Date().toISOString(),
    changed_by: by.name,
  };
}
