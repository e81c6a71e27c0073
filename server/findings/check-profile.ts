import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CheckProfile } from '../checks/check-article.ts';
import { checkSettings } from '../checks/check-settings.store.ts';
import { contextVersion } from '../checks/context-version.ts';
import { dictionaryLanguage } from '../checks/dictionaries.ts';
import { ownWords } from '../checks/dictionary-word.store.ts';
import { housePatterns } from '../checks/house-rule.store.ts';
import type { Database } from '../database/schema.ts';
import type { LanguagePair } from '../revisions/frame.ts';

/** Goes up when the checks find other things than before, so that everything is checked again. */
const CHECKS_VERSION = 1;

/** What the checks go by, and whether errors keep a text from being approved. */
export interface CheckPolicy {
  profile: CheckProfile;
  blockApproval: boolean;
}

/** The choices that hold for translations of a pair of languages. */
export async function checkPolicy(
  db: Kysely<Database>,
  { source, target }: LanguagePair,
): Promise<CheckPolicy> {
  const { off, blockApproval } = await checkSettings(db, source, target);
  const language = off.has('spelling') ? undefined : dictionaryLanguage(target);
  const termbase = off.has('terms') ? undefined : await contextVersion(db, 'termbase');
  const profile: CheckProfile = {
    off: [...off].sort(),
    ...(termbase !== undefined && { termbase }),
    housePatterns: off.has('house') ? [] : await housePatterns(db, source, target),
    words: language === undefined ? [] : [...(await ownWords(db, language))].sort(),
  };
  return { profile, blockApproval };
}

/** Ends the name of a profile by which LanguageTool was asked as well. */
const ASKED = '+languagetool';

export function withLanguageTool(profile: string): string {
  return isAsked(profile) ? profile : profile + ASKED;
}

/** Whether LanguageTool was asked about a segment checked by this profile. */
export function isAsked(profile: string): boolean {
  return profile.endsWith(ASKED);
}

/** Whether a segment was checked by a profile, whether or not LanguageTool was asked since. */
export function isCheckedBy(checked: string, profile: string): boolean {
  return checked === profile || checked === profile + ASKED;
}

/** A short name for all a profile says: findings made by another one have to be made again. */
export function profileName(profile: CheckProfile): string {
  return createHash('sha256')
    .update(JSON.stringify([CHECKS_VERSION, profile]))
    .digest('base64url')
    .slice(0, 12);
}
