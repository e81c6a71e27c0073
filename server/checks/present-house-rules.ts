import type { FormState } from '../accounts/form.ts';
import { can, type User } from '../accounts/user.ts';
import { type LanguageChoice, suggestedLanguages } from '../articles/present-import.ts';
import type { Format } from '../web/format.ts';
import { SEVERITIES, type Severity } from './finding.ts';
import { type HouseRule, mayChangeRule, RULE_LENGTHS } from './house-rule.ts';
import type { Trial } from './try-rule.ts';

export interface HouseRulesPage {
  rules: (HouseRule & { path: string; canChange: boolean })[];
  canAdd: boolean;
  done: 'ruleSaved' | 'ruleDeleted' | undefined;
}

export interface RuleFormPage {
  isNew: boolean;
  path: string;
  form: FormState;
  severities: readonly Severity[];
  lengths: typeof RULE_LENGTHS;
  languages: LanguageChoice[];
  trial: Trial | undefined;
}

export function presentHouseRules(
  rules: readonly HouseRule[],
  user: User,
  done: HouseRulesPage['done'],
): HouseRulesPage {
  return {
    rules: rules.map((rule) => ({
      ...rule,
      path: rulePath(rule.id),
      canChange: mayChangeRule(user, rule.targetLanguage),
    })),
    canAdd: can(user, 'review'),
    done,
  };
}

export function presentRuleForm({
  rule,
  form,
  trial,
  format,
}: {
  rule: number | undefined;
  form: FormState;
  trial: Trial | undefined;
  format: Format;
}): RuleFormPage {
  return {
    isNew: rule === undefined,
    path: rulePath(rule ?? 'new'),
    form,
    severities: SEVERITIES,
    lengths: RULE_LENGTHS,
    languages: suggestedLanguages(format),
    trial,
  };
}

/** A rule as the fields of its form. */
export function ruleFields(rule: HouseRule): Record<string, string> {
  return {
    name: rule.name,
    sourceLanguage: rule.sourceLanguage ?? '',
    targetLanguage: rule.targetLanguage ?? '',
    side: rule.side,
    pattern: rule.pattern,
    ...(rule.ignoreCase && { ignoreCase: '1' }),
    ...(rule.wholeWords && { wholeWords: '1' }),
    message: rule.message,
    ...(rule.replacement !== null && { replaces: '1', replacement: rule.replacement }),
    severity: rule.severity,
    ...(rule.isOn && { isOn: '1' }),
  };
}

function rulePath(rule: number | 'new'): string {
  return `/checks/rules/${rule}`;
}
