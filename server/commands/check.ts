import { createReadStream } from 'node:fs';
import type { TFunction } from 'i18next';
import { z } from 'zod';
import type { CheckContext, Term } from '../checks/context.ts';
import { openDictionaries } from '../checks/dictionaries.ts';
import type { Finding } from '../checks/finding.ts';
import { LanguageToolError, languageToolFindings } from '../checks/languagetool-server.ts';
import { Pair } from '../checks/pair.ts';
import { presentCheck, presentFinding } from '../checks/present-finding.ts';
import { CHECKS, findCheck } from '../checks/registry.ts';
import { byPlace, runChecks } from '../checks/run.ts';
import { readConfig } from '../config.ts';
import { openI18n } from '../web/i18n.ts';
import { readJsonLine, type UnreadLine } from './json-line.ts';
import { linesOf } from './lines.ts';
import { print } from './print.ts';

const term = z.object({
  source: z.string().min(1),
  target: z.string().optional(),
  targets: z.array(z.string()).optional(),
  forbidden: z.array(z.string()).optional(),
  caseSensitive: z.boolean().optional(),
});

const request = z.object({
  source: z.string(),
  target: z.string(),
  sourceLang: z.string().min(1),
  targetLang: z.string().min(1),
  checks: z.array(z.string()).optional(),
  terms: z.union([z.array(term), z.record(z.string(), z.string())]).optional(),
});
type Request = z.output<typeof request>;

/**
 * Reads lines of JSON with a pair of texts each and prints for each the array of what the checks find.
 * A line that cannot be read gets `{"error": …}` in its place, so that answers and lines go together.
 *
 * @param file path, or undefined for standard input
 */
export async function checkLines(
  file: string | undefined,
  { locale, spelling = false }: { locale: string; spelling?: boolean },
): Promise<void> {
  const t = (await openI18n()).getFixedT(locale);
  const input = file === undefined ? process.stdin : createReadStream(file);
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    const read = readRequest(line);
    if ('error' in read) await print(JSON.stringify(read));
    else await print(JSON.stringify(await findings(read, spelling, t)));
  }
}

async function findings(read: Request, spelling: boolean, t: TFunction) {
  const { source, target, sourceLang, targetLang, checks, terms } = read;
  const wantsSpelling = checks === undefined ? spelling : checks.includes('spelling');
  const context: CheckContext = {
    terms: termsOf(terms),
    ...(wantsSpelling && { dictionary: await openDictionaries([targetLang]) }),
  };
  const pair = new Pair(source, target, sourceLang, targetLang);
  const found = runChecks(pair, context, { enabled: checks });
  if (checks === undefined || checks.includes('languagetool')) {
    found.push(...(await fromLanguageTool(pair)));
    found.sort(byPlace);
  }
  return found.map((finding) => presentFinding(finding, t));
}

let hasComplained = false;

/** What the server of the settings finds; where it does not answer, that is said once and the rest goes on. */
async function fromLanguageTool(pair: Pair): Promise<Finding[]> {
  try {
    return await languageToolFindings(readConfig(process.env), pair);
  } catch (error) {
    if (!(error instanceof LanguageToolError)) throw error;
    if (!hasComplained) process.stderr.write(`${error.message}\n`);
    hasComplained = true;
    return [];
  }
}

function termsOf(terms: Request['terms']): Term[] {
  if (terms === undefined) return [];
  if (!Array.isArray(terms))
    return Object.entries(terms).map(([source, target]) => ({ source, targets: [target] }));
  return terms.map(({ target, targets = [], ...rest }) => ({
    ...rest,
    targets: target === undefined ? targets : [target, ...targets],
  }));
}

function readRequest(line: string): Request | UnreadLine {
  const read = readJsonLine(
    line,
    request,
    '{"source": "…", "target": "…", "sourceLang": "en", "targetLang": "de", "checks": ["numbers"], "terms": [{"source": "…", "target": "…"}]}; "checks" and "terms" may be left out.',
  );
  if ('error' in read) return read;
  const unknown = read.checks?.find((name) => findCheck(name) === undefined);
  if (unknown !== undefined)
    return { error: `There is no check "${unknown}"; emend check --list names them all.` };
  return read;
}

/** Prints the checks there are: a line each, or with `json` an array of them. */
export async function listChecks({
  locale,
  json = false,
}: {
  locale: string;
  json?: boolean;
}): Promise<void> {
  const t = (await openI18n()).getFixedT(locale);
  const checks = CHECKS.map((check) => presentCheck(check, t));
  if (json) {
    await print(JSON.stringify(checks));
    return;
  }
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, severity, title } of checks) {
    await print(`${name.padEnd(width)}  ${severity.padEnd(7)}  ${title}`);
  }
}
