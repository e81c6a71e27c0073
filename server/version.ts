import { readFileSync } from 'node:fs';

/** Emend's own version, as its package says. */
export const { version: VERSION } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };
