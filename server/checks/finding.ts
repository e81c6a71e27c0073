import type { Delta } from '../revisions/delta.ts';

/**
 * How sure and how grave: an error says something else than the original or cannot be published, a
 * warning most likely does, a hint is worth a look and is often right as it is.
 */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Side = 'source' | 'target';

/** Values a message names. `count` chooses the plural form. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Something a check found, with its place. */
export interface Finding {
  /** Identifier of the check, as in the registry. */
  check: string;
  severity: Severity;
  /** The text `start`, `end` and `fix` are about. */
  side: Side;
  /** UTF-16 offsets; `end` is exclusive, and equal to `start` where something is missing. */
  start: number;
  end: number;
  /** i18next key, in the namespace `checks`. */
  messageKey: string;
  params: MessageParams;
  /** Mends it: a delta on the whole text of `side`. */
  fix?: Delta;
}

/** What a check returns: a finding without the name of the check, and with its usual severity by default. */
export type Found = Omit<Finding, 'check' | 'severity' | 'messageKey' | 'params'> & {
  /** Last part of the message key: `checks:<check>.<message>`. */
  message: string;
  severity?: Severity;
  params?: MessageParams;
};
