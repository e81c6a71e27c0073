import { resolve } from 'node:path';
import { z } from 'zod';
import { hostTimeZone, isTimeZone } from './time-zone.ts';

const flag = z
  .enum(['0', '1', 'false', 'true'], 'must be 0 or 1')
  .transform((value) => value === '1' || value === 'true');

const wholeNumber = (maximum: number) =>
  z.coerce
    .number(`must be a whole number from 0 to ${maximum}`)
    .int(`must be a whole number from 0 to ${maximum}`)
    .min(0, `must be a whole number from 0 to ${maximum}`)
    .max(maximum, `must be a whole number from 0 to ${maximum}`);

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  /** Address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Port to listen on; 0 picks a free one. */
  PORT: wholeNumber(65_535).default(3000),
  /** Folder of the embedded database, its secret and its backups. */
  EMEND_DATA: z.string().min(1).default('./data'),
  /** `postgres://…` serves from PostgreSQL instead of the embedded database. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must start with postgres://', abort: true })
    .refine(URL.canParse, 'must be an address such as postgres://user@host:5432/name')
    .optional(),
  /** Public address, needed behind a reverse proxy: links, cookies and origin checks use it. */
  EMEND_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://emend.example.org' })
    .optional(),
  /** Secret that signs sessions; made and kept in the database's own place when not given. */
  EMEND_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Number of reverse proxies in front of the server, whose X-Forwarded-* headers are believed. */
  EMEND_TRUST_PROXY: wholeNumber(100).default(0),
  /** Whether an empty installation gets the sample articles. */
  EMEND_SAMPLES: flag.default(true),
  /** File of segmentation rules (SRX 2.0) that go before ours. */
  EMEND_SRX: z.string().optional(),
  /** Address of a LanguageTool server, which is asked for grammar and style. */
  LANGUAGETOOL_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:8081' })
    .optional(),
  /** IANA name of the time zone whose days and times people see and search by. */
  EMEND_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be the name of a time zone such as Europe/Berlin or UTC')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('warn'),
});

/** Every setting, read once at the start. Nothing else in the server reads the environment. */
export interface Config {
  host: string;
  port: number;
  dataDirectory: string;
  databaseUrl: string | undefined;
  /** Public address without a trailing slash, when one is configured. */
  publicUrl: string | undefined;
  secret: string | undefined;
  trustProxy: number;
  samples: boolean;
  /** File of segmentation rules (SRX 2.0) that go before ours. */
  srxFile: string | undefined;
  /** Address of a LanguageTool server without a trailing slash, when one is configured. */
  languageToolUrl: string | undefined;
  /** IANA name of the time zone whose days and times people see and search by. */
  timeZone: string;
  logLevel: string;
}

/** A variable of the environment holds what no setting can be; the message says which, and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings.
 *
 * @param env variables as in `process.env`; empty strings count as not given
 * @throws ConfigError naming each variable that does not fit and why
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new ConfigError(`The settings do not fit.\n  ${problems.join('\n  ')}`);
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    dataDirectory: resolve(values.EMEND_DATA),
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.EMEND_URL?.replace(/\/+$/, ''),
    secret: values.EMEND_SECRET,
    trustProxy: values.EMEND_TRUST_PROXY,
    samples: values.EMEND_SAMPLES,
    srxFile: values.EMEND_SRX && resolve(values.EMEND_SRX),
    languageToolUrl: values.LANGUAGETOOL_URL?.replace(/\/+$/, ''),
    timeZone: values.EMEND_TIME_ZONE ?? hostTimeZone(),
    logLevel: values.LOG_LEVEL,
  };
}

/** The address a browser on this machine opens, where no public one is configured. */
export function localAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
