import type { Logger } from 'pino';
import type { Accounts } from './accounts/accounts.ts';
import type { Config } from './config.ts';
import type { Connection } from './database/connect.ts';
import type { Events } from './database/events.ts';
import type { Checking } from './findings/checking.ts';

/** What request handlers work with; made once per process by `main.ts` (or a test). */
export interface Services {
  config: Config;
  connection: Connection;
  db: Connection['db'];
  accounts: Accounts;
  events: Events;
  logger: Logger;
  /** Checks what was changed; undefined where nothing is checked in the background. */
  checking?: Checking | undefined;
  /** Segmentation rules that go before ours: the text of a valid file of SRX 2.0. */
  srx?: string | undefined;
  /** Aborted when the process is asked to stop, so that endless answers end. */
  stopping: AbortSignal;
}
