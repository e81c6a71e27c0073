import type { RequestHandler } from 'express';
import { z } from 'zod';
import { translationOf } from '../articles/translation-of.ts';
import { mapFindingCounts } from '../findings/finding.store.ts';
import { presentMark } from '../findings/present-findings.ts';
import { mapMarks } from '../renewal/renewal.store.ts';
import {
  isDoubtful,
  isReviewable,
  listSegments,
  type Segment,
} from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { spelledNumber } from '../web/form.ts';
import { renderFragment, renderPage } from '../web/render.ts';
import { presentHeader } from './present-workbench.ts';

/** Hits listed at once. */
const MAX_HITS = 200;

/** Characters shown around a hit. */
const CONTEXT = 60;

const findQuery = z.object({
  q: z.string().trim().max(500).default('').catch(''),
  side: z.enum(['both', 'source', 'target']).default('both').catch('both'),
});

/** One place a text was found at. */
export interface Hit {
  segment: number;
  /** Where the segment is in the article, by which the page finds the piece to load. */
  position: string;
  /** Where the match begins in the segment's text, in UTF-16 code units. */
  offset: number;
  side: 'source' | 'target';
  before: string;
  match: string;
  after: string;
}

/** Finds words in the original, the translation or both. */
export const findText =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { q, side } = findQuery.parse(req.query);
    const segments = q ? await listSegments(services.db, translation.id) : [];
    const header = presentHeader(translation);
    const hits = findHits(segments, q, side, {
      source: header.sourceLanguage,
      target: header.targetLanguage,
    });
    const page = { header, q, side, hits: hits.slice(0, MAX_HITS), total: hits.length };
    if (req.get('hx-request')) {
      renderFragment(res, 'workbench/hits', { page });
    } else {
      renderPage(
        res,
        'workbench/find',
        { title: req.t('workbench:find.title'), section: 'articles' },
        page,
      );
    }
  };

/** Every place of a text, case ignored as the language has it, in reading order. */
export function findHits(
  segments: readonly Segment[],
  query: string,
  side: 'both' | 'source' | 'target',
  languages: { source: string; target: string },
): Hit[] {
  const hits: Hit[] = [];
  if (!query) return hits;
  const sides = side === 'both' ? (['source', 'target'] as const) : [side];
  const patterns = new Map(sides.map((one) => [one, foldedPattern(query, languages[one])]));
  for (const segment of segments) {
    for (const one of sides) {
      const text = segment[one];
      for (const match of text.matchAll(patterns.get(one) as RegExp)) {
        hits.push({
          segment: segment.id,
          position: segment.position,
          offset: match.index,
          side: one,
          before: clip(text.slice(0, match.index), 'end'),
          match: match[0],
          after: clip(text.slice(match.index + match[0].length), 'start'),
        });
      }
    }
  }
  return hits;
}

/**
 * A pattern that finds the words however they are capitalised. Turkish and Azerbaijani pair i with
 * İ and ı with I, which the `i` flag of regular expressions does not know.
 *
 * @param flags of the regular expression, besides the one for capitals
 */
export function foldedPattern(query: string, language: string, flags = 'gu'): RegExp {
  const dotted = /^(tr|az)\b/i.test(language);
  const source = [...query]
    .map((character) => {
      if (/\s/u.test(character)) return '\\s+';
      if (dotted && /[iİ]/u.test(character)) return '[iİ]';
      if (dotted && /[ıI]/u.test(character)) return '[ıI]';
      return RegExp.escape(character);
    })
    .join('')
    .replace(/(\\s\+)+/g, '\\s+');
  return new RegExp(source, dotted ? flags : `i${flags}`);
}

function clip(text: string, keep: 'start' | 'end'): string {
  if (text.length <= CONTEXT) return text;
  const cut = keep === 'end' ? text.slice(-CONTEXT) : text.slice(0, CONTEXT);
  // Half a surrogate pair at the edge would print as a replacement character.
  const whole = cut.toWellFormed().replace(/^\uFFFD|\uFFFD$/g, '');
  return keep === 'end' ? `…${whole}` : `${whole}…`;
}

const WANTED = ['unreviewed', 'changed', 'marked', 'doubtful', 'found', 'any'] as const;

const nextQuery = z.object({
  after: spelledNumber.optional().catch(undefined),
  want: z.enum(WANTED).default('any').catch('any'),
  back: z.enum(['0', '1']).default('0').catch('0'),
});

/** The next segment of a sort after a given one, going round at the end. */
export const findNext =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { after, want, back } = nextQuery.parse(req.query);
    const [listed, marks, found] = await Promise.all([
      listSegments(services.db, translation.id),
      mapMarks(services.db, translation.id),
      want === 'found' ? mapFindingCounts(services.db, translation.id) : undefined,
    ]);
    const segments = back === '1' ? listed.reverse() : listed;
    const index = segments.findIndex((segment) => segment.id === after);
    const ahead = [...segments.slice(index + 1), ...segments.slice(0, Math.max(0, index))];
    const next = ahead.find((segment) => {
      if (want === 'marked') return marks.has(segment.id);
      if (want === 'doubtful') return isDoubtful(segment);
      if (want === 'found') return presentMark(found?.get(segment.id)) !== undefined;
      return isReviewable(segment) && isWanted(segment, want);
    });
    res.json({ segment: next?.id ?? null, position: next?.position ?? null });
  };

function isWanted(segment: Segment, want: (typeof WANTED)[number]): boolean {
  if (want === 'unreviewed') return segment.state === 'machine' || segment.state === 'edited';
  if (want === 'changed') return segment.target !== segment.machine;
  return true;
}
