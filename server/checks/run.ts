import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Finding, Severity } from './finding.ts';
import type { Pair } from './pair.ts';
import { CHECKS } from './registry.ts';

/** Which checks run, and how grave their findings are, for a pair of languages. */
export interface CheckSettings {
  /** Names of the checks to run; the registry's choice when left out. */
  readonly enabled?: readonly string[];
  /** Severities that replace a check's own, by its name. */
  readonly severities?: Readonly<Record<string, Severity>>;
}

/**
 * Everything the checks find in a pair, in the order of its texts: source before target, then by
 * place, then graver first. Pure, and quick enough to run at every save.
 */
export function runChecks(
  pair: Pair,
  context: CheckContext = {},
  settings: CheckSettings = {},
): Finding[] {
  const findings: Finding[] = [];
  for (const check of enabledChecks(settings)) {
    for (const { message, severity, params, ...place } of check.run(pair, context)) {
      findings.push({
        check: check.name,
        severity: settings.severities?.[check.name] ?? severity ?? check.severity,
        messageKey: `checks:${messageBranch(check.name)}.${message}`,
        params: params ?? {},
        ...place,
      });
    }
  }
  return findings.sort(byPlace);
}

/** The checks that run under given settings, in the order of the registry. */
export function enabledChecks({ enabled }: CheckSettings): readonly Check[] {
  if (enabled === undefined) return ON_BY_DEFAULT;
  const names = new Set(enabled);
  return CHECKS.filter(({ name }) => names.has(name));
}

const ON_BY_DEFAULT: readonly Check[] = CHECKS.filter(({ byDefault }) => byDefault !== false);

/** Where a check's messages stand in the namespace: `end-mark` under `endMark`. */
export function messageBranch(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const GRAVITY: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** The order of findings: source before target, then by place, then graver first. */
export function byPlace(one: Finding, other: Finding): number {
  return (
    Number(one.side === 'target') - Number(other.side === 'target') ||
    one.start - other.start ||
    one.end - other.end ||
    GRAVITY[one.severity] - GRAVITY[other.severity]
  );
}
