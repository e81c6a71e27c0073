import { z } from 'zod';
import type { Config } from '../config.ts';
import { canonicalLanguage } from '../text/language.ts';
import { dictionaryLanguage } from './dictionaries.ts';
import type { Finding, Severity } from './finding.ts';
import { replacing } from './fix.ts';
import { languagetool } from './languagetool.ts';
import type { CheckedText, Pair } from './pair.ts';

/** A sentence takes a server milliseconds; its first one after the start, some seconds. */
const TIMEOUT_MS = 10_000;
/** How long a server that did not answer is left alone, so that a whole article does not wait for each sentence. */
const PAUSE_MS = 60_000;

/** The server gives no answer that can be used; the message says why. */
export class LanguageToolError extends Error {
  override readonly name = 'LanguageToolError';
}

/** What of an answer of `/v2/check` is used; offsets are UTF-16 units of the text sent, its mark-up included. */
const answer = z.object({
  matches: z.array(
    z.object({
      message: z.string(),
      offset: z.number().int().min(0),
      length: z.number().int().min(0),
      replacements: z.array(z.object({ value: z.string() })).default([]),
      rule: z.object({
        id: z.string(),
        issueType: z.string().optional(),
      }),
    }),
  ),
});
type Match = z.output<typeof answer>['matches'][number];

/** Whether anything is left to ask, by address of the server. */
const pausedUntil = new Map<string, number>();
/** The tag under which a server knows a language, null for none; by its address and our tag. */
const knownAs = new Map<string, string | null>();

/**
 * What LanguageTool finds in a translation: its HTTP API, version 2, at the server of the settings.
 * Without a server, or in a language it does not know, it finds nothing. Misspellings are left to our
 * own check where there is a dictionary, since the newsroom's words are only known to that.
 *
 * @param options.signal gives up when aborted
 * @throws LanguageToolError where the server does not answer in time, or not as it should; it is not
 *   asked again for a minute, and this is thrown at once. Nothing a person does may depend on it.
 */
export async function languageToolFindings(
  { languageToolUrl }: Pick<Config, 'languageToolUrl'>,
  { target }: Pair,
  { signal, timeoutMs = TIMEOUT_MS }: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<Finding[]> {
  if (languageToolUrl === undefined || !target.hasWords) return [];
  if ((pausedUntil.get(languageToolUrl) ?? 0) > Date.now()) {
    throw new LanguageToolError(`LanguageTool at ${languageToolUrl} did not answer a moment ago.`);
  }
  try {
    const timeout = AbortSignal.timeout(timeoutMs);
    const matches = await ask(
      languageToolUrl,
      target,
      signal ? AbortSignal.any([signal, timeout]) : timeout,
    );
    return matches.flatMap((match) => findingOf(match, target));
  } catch (error) {
    if (signal?.aborted) throw error;
    pausedUntil.set(languageToolUrl, Date.now() + PAUSE_MS);
    throw new LanguageToolError(
      `LanguageTool at ${languageToolUrl} gives no answer: ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

async function ask(server: string, target: CheckedText, signal: AbortSignal): Promise<Match[]> {
  const key = `${server} ${target.language}`;
  const known = knownAs.get(key);
  if (known === null) return [];
  for (const language of known === undefined ? tagsFor(target.language) : [known]) {
    const body = new URLSearchParams({ language, data: JSON.stringify(annotated(target)) });
    if (dictionaryLanguage(target.language)) body.set('disabledCategories', 'TYPOS');
    const response = await fetch(addressOf(server), {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      signal,
      redirect: 'error',
    });
    if (response.ok) {
      const { matches } = answer.parse(await response.json());
      knownAs.set(key, language);
      return matches;
    }
    const told = (await response.text()).slice(0, 200);
    // Refused: a text longer than the server takes, or a language it does not know.
    if (response.status === 413) return [];
    if (response.status !== 400) throw new Error(`${response.status} ${told}`.trim());
    if (!/language/iu.test(told)) return [];
  }
  knownAs.set(key, null);
  return [];
}

/** The tags a server may know a language by: with its region, and without. */
function tagsFor(tag: string): string[] {
  const canonical = canonicalLanguage(tag);
  if (canonical === undefined) return [];
  const { language, region } = new Intl.Locale(canonical);
  return region ? [`${language}-${region}`, language] : [language];
}

function addressOf(server: string): string {
  return `${server}${/\/v2$/u.test(server) ? '' : '/v2'}/check`;
}

/** The text with its mark-up told from its prose, as the server wants it. */
function annotated({ text, markup }: CheckedText) {
  const annotation: ({ text: string } | { markup: string; interpretAs?: string })[] = [];
  let at = 0;
  for (const { kind, from, to } of markup) {
    if (from > at) annotation.push({ text: text.slice(at, from) });
    // What stands for words has to stay one: a sentence with a hole in it is wrong in itself.
    const stands = kind === 'tag' ? '' : 'X';
    annotation.push({ markup: text.slice(from, to), interpretAs: stands });
    at = to;
  }
  if (at < text.length) annotation.push({ text: text.slice(at) });
  return { annotation };
}

/** Types of issues (ITS 2.0) that are most likely mistakes; the rest is worth a look. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
  grammar: 'warning',
  misspelling: 'warning',
  duplication: 'warning',
  inconsistency: 'warning',
};

function findingOf({ message, offset, length, replacements, rule }: Match, target: CheckedText) {
  const [start, end] = [offset, offset + length];
  // Offsets of a text other than ours would mend what is right.
  if (end > target.text.length || length === 0) return [];
  const finding: Finding = {
    check: languagetool.name,
    severity: SEVERITIES[rule.issueType ?? ''] ?? languagetool.severity,
    side: 'target',
    start,
    end,
    messageKey: 'checks:languagetool.match',
    params: { message: message.trim(), rule: rule.id },
  };
  const [first] = replacements;
  if (first && first.value !== target.text.slice(start, end)) {
    finding.fix = replacing(target.text, start, end, first.value);
  }
  return [finding];
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  // What `fetch` throws has the reason in its cause.
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
