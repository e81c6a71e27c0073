import type { TFunction } from 'i18next';
import type { Delta } from '../revisions/delta.ts';
import type { Check } from './check.ts';
import type { Finding, Severity, Side } from './finding.ts';
import { messageBranch } from './run.ts';

/** A finding as programs and people read it, its message in one language. */
export interface PresentedFinding {
  check: string;
  severity: Severity;
  side: Side;
  start: number;
  end: number;
  message: string;
  fix?: Delta;
}

/** A finding with its message in the language of `t`. */
export function presentFinding(finding: Finding, t: TFunction): PresentedFinding {
  const { check, severity, side, start, end, messageKey, params, fix } = finding;
  return {
    check,
    severity,
    side,
    start,
    end,
    message: t(messageKey, params),
    ...(fix && { fix }),
  };
}

/** A check as settings, lists and documents name it. */
export interface PresentedCheck {
  name: string;
  group: string;
  severity: Severity;
  byDefault: boolean;
  title: string;
  explanation: string;
}

/** A check with its title and explanation in the language of `t`. */
export function presentCheck(check: Check, t: TFunction): PresentedCheck {
  const branch = messageBranch(check.name);
  return {
    name: check.name,
    group: check.group,
    severity: check.severity,
    byDefault: check.byDefault !== false,
    title: t(`checks:${branch}.title`),
    explanation: t(`checks:${branch}.explanation`),
  };
}
