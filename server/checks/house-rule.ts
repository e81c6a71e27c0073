import { can, type User } from '../accounts/user.ts';
import { UserError, UserErrors } from '../errors.ts';
import { canonicalLanguage } from '../text/language.ts';
import type { HousePattern } from './context.ts';
import type { Severity } from './finding.ts';
import { groupsOf, problemOfPattern } from './house.ts';

/** A pattern of the newsroom's own, and where it is looked for. */
export interface HouseRule extends Required<Omit<HousePattern, 'replacement'>> {
  id: number;
  /** Languages of the articles it is for (BCP 47), variants included; null for any. */
  sourceLanguage: string | null;
  targetLanguage: string | null;
  /** What the fix puts in place of the match; null offers no fix, and nothing takes the match out. */
  replacement: string | null;
  severity: Severity;
  isOn: boolean;
  changedAt: string;
  changedBy: string;
}

/** A rule as somebody wants it. */
export type HouseRuleInput = Omit<HouseRule, 'id' | 'changedAt' | 'changedBy'>;

/** Longest texts of a rule, in UTF-16 code units. */
export const RULE_LENGTHS = { name: 80, pattern: 1000, message: 500, replacement: 500 } as const;

/**
 * A rule as it can be stored: trimmed, its languages as canonical tags.
 *
 * @throws UserErrors 422 naming each field that does not fit
 */
export function checkedRule(rule: HouseRuleInput): HouseRuleInput {
  const errors: UserError[] = [];
  const refuse = (field: string, key: string, params = {}) =>
    errors.push(new UserError(`checking:error.${key}`, params, 422, field));
  const checked = { ...rule, name: rule.name.trim(), message: rule.message.trim() };
  for (const field of ['name', 'pattern', 'message', 'replacement'] as const) {
    const text = checked[field];
    if (text === '' && field !== 'replacement') refuse(field, `${field}Missing`);
    if (text === null) continue;
    if (text.length > RULE_LENGTHS[field]) {
      refuse(field, 'tooLong', { count: RULE_LENGTHS[field] });
    } else if (!text.isWellFormed() || text.includes('\0')) refuse(field, 'brokenText');
  }
  for (const field of ['sourceLanguage', 'targetLanguage'] as const) {
    const tag = checked[field]?.trim() || null;
    checked[field] = tag === null ? null : (canonicalLanguage(tag) ?? null);
    if (tag !== null && checked[field] === null) refuse(field, 'language', { tag });
  }
  if (!errors.some(({ field }) => field === 'pattern')) {
    const problem = patternProblem(checked.pattern);
    if (problem) errors.push(problem);
    else if (checked.replacement !== null) {
      const groups = groupsOf(checked.pattern);
      const missing = groupsNamed(checked.replacement).find((group) => group > groups);
      if (missing !== undefined) refuse('replacement', 'group', { group: missing, count: groups });
    }
  }
  if (errors.length > 0) throw new UserErrors(errors);
  return checked;
}

/** What RE2 says of a pattern, and what we say of it. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'missing closing )': 'parenthesisOpen',
  'unexpected )': 'parenthesisClosed',
  'missing closing ]': 'bracketOpen',
  'invalid escape sequence': 'escape',
  'invalid nested repetition operator': 'repetition',
  'missing argument to repetition operator': 'nothingToRepeat',
  'invalid repeat count': 'repeatCount',
  'invalid character class range': 'range',
  'trailing backslash at end of expression': 'backslash',
};

/** What is wrong with a pattern; undefined if nothing. */
export function patternProblem(pattern: string): UserError | undefined {
  const told = problemOfPattern(pattern);
  if (told === undefined) return undefined;
  const [, problem = '', part = ''] =
    /^error parsing regexp: ([^:]*)(?:: `([\s\S]*)`)?$/u.exec(told) ?? [];
  const at = part.slice(0, 40);
  const key = /^\(\?<?[=!]/u.test(part)
    ? 'lookaround'
    : /^\\[1-9]/u.test(part)
      ? 'backreference'
      : (PROBLEMS[problem] ?? 'other');
  return new UserError(
    `checking:pattern.${key}`,
    key === 'other' ? { problem: told.replace(/^error parsing regexp: /u, '') } : { at },
    422,
    'pattern',
  );
}

function groupsNamed(replacement: string): number[] {
  return [...replacement.matchAll(/\$(?:\$|(\d))/gu)].flatMap(([, group]) =>
    group === undefined ? [] : Number(group),
  );
}

/** Whether a rule is for articles in one language translated into another. */
export function isRuleFor(
  { sourceLanguage, targetLanguage }: Pick<HouseRule, 'sourceLanguage' | 'targetLanguage'>,
  source: string,
  target: string,
): boolean {
  return covers(sourceLanguage, source) && covers(targetLanguage, target);
}

function covers(limit: string | null, tag: string): boolean {
  if (limit === null) return true;
  const [short, long] = [limit.toLowerCase(), tag.toLowerCase()];
  return long === short || long.startsWith(`${short}-`);
}

/** Whether somebody may make or change a rule for translations into a language, or into any. */
export function mayChangeRule(user: User, targetLanguage: string | null): boolean {
  if (targetLanguage === null) return can(user, 'review') && user.languages === null;
  return can(user, 'review', targetLanguage);
}

/** A rule as the check takes it. */
export function patternOf(rule: HouseRuleInput): HousePattern {
  const { name, side, pattern, ignoreCase, wholeWords, message, replacement, severity } = rule;
  return {
    name,
    side,
    pattern,
    ignoreCase,
    wholeWords,
    message,
    severity,
    ...(replacement !== null && { replacement }),
  };
}
