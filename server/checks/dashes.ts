import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';

/** The dash between clauses, with the spaces it takes: languages of the em dash; all others have the en dash. */
const DASH: Readonly<Record<string, string>> = {
  ru: '—',
  uk: '—',
  be: '—',
  bg: '—',
  es: '—',
  pt: '—',
  zh: '——',
  ja: '—',
  ar: '—',
  fa: '—',
};

/** Hyphens in the place of dashes and of the minus sign, and ranges of years with a hyphen. */
export const dashes: Check = {
  name: 'dashes',
  group: 'typography',
  severity: 'hint',
  *run({ source, target }: Pair): Generator<Found> {
    const { prose, text, base } = target;
    if (!/[-–—−]/u.test(prose)) return;
    const dash = DASH[base] ?? '–';
    const found = (index: number, length: number, message: string, right: string): Found => ({
      side: 'target',
      start: index,
      end: index + length,
      message,
      params: { right },
      fix: replacing(text, index, index + length, right),
    });
    for (const { 0: hyphen, index } of prose.matchAll(
      /(?<=[\p{L}\p{N}\p{P}] )-{1,2}(?= [\p{L}\p{N}\p{Pi}"„(])|(?<=\p{L})--(?=\p{L})/gu,
    )) {
      const isSourceDashed = /[–—―]/u.test(source.prose);
      if (!isSourceDashed && hyphen === '-' && source.prose.includes(' - ') === false) continue;
      yield {
        ...found(index, hyphen.length, 'hyphen', dash),
        severity: isSourceDashed && base !== 'en' ? 'warning' : 'hint',
      };
    }
    for (const { index } of prose.matchAll(
      /(?<=(?:^|[\s(])(?:1[5-9]|20)\d\d)-(?=(?:1[5-9]|20)?\d\d(?![\d-]))/gu,
    )) {
      yield found(index, 1, 'range', '–');
    }
    for (const { index } of prose.matchAll(
      /(?<=^|[\s(])[-–](?=\d+(?:[.,]\d+)?\s?(?:°|%|Grad|degrees|градус))/gu,
    )) {
      yield found(index, 1, 'minus', '−');
    }
  },
};
