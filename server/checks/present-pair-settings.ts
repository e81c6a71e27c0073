import type { TFunction } from 'i18next';
import { can, type User } from '../accounts/user.ts';
import { CHECK_GROUPS } from './check.ts';
import type { CheckedPair, LastChange } from './check-settings.store.ts';
import type { Severity } from './finding.ts';
import { presentCheck } from './present-finding.ts';
import { CHECKS } from './registry.ts';

export interface CheckedPairsPage {
  pairs: (Omit<CheckedPair, 'off'> & { path: string; running: number })[];
  /** How many checks there are. */
  all: number;
}

export interface PairSettingsPage {
  sourceLanguage: string;
  targetLanguage: string;
  path: string;
  groups: {
    name: string;
    checks: {
      name: string;
      title: string;
      explanation: string;
      severity: Severity;
      isOn: boolean;
    }[];
  }[];
  blockApproval: boolean;
  changed: LastChange | undefined;
  canChange: boolean;
  isSaved: boolean;
}

/** Address of the settings of a pair of languages. */
export function pairPath(sourceLanguage: string, targetLanguage: string): string {
  return `/checks/pairs/${encodeURIComponent(sourceLanguage)}/${encodeURIComponent(targetLanguage)}`;
}

export function presentCheckedPairs(pairs: readonly CheckedPair[]): CheckedPairsPage {
  return {
    pairs: pairs.map(({ off, ...pair }) => ({
      ...pair,
      path: pairPath(pair.sourceLanguage, pair.targetLanguage),
      running: CHECKS.length - off.size,
    })),
    all: CHECKS.length,
  };
}

export function presentPairSettings({
  off,
  user,
  t,
  ...pair
}: CheckedPair & { user: User; isSaved: boolean; t: TFunction }): PairSettingsPage {
  return {
    ...pair,
    path: pairPath(pair.sourceLanguage, pair.targetLanguage),
    groups: CHECK_GROUPS.map((name) => ({
      name,
      checks: CHECKS.filter(({ group }) => group === name).map((check) => ({
        ...presentCheck(check, t),
        isOn: !off.has(check.name),
      })),
    })),
    canChange: can(user, 'review', pair.targetLanguage),
  };
}
