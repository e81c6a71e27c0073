import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { translationOf } from '../articles/translation-of.ts';
import { authorKey } from '../revisions/attribution.ts';
import type { Span } from '../revisions/attribution-origin.ts';
import type { HunkNote } from '../revisions/hunk-note.store.ts';
import { type AttributionNow, readAttribution } from '../revisions/read-attribution.ts';
import type { Author } from '../revisions/revision.ts';
import type { Services } from '../services.ts';
import type * as schemas from './schemas.ts';

/** Who wrote each stretch of a translation. */
export const getAttribution =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    res.json(presentAttribution(await readAttribution(services.db, translation)));
  };

function presentAttribution(now: AttributionNow): z.output<typeof schemas.attribution> {
  return {
    revision: now.revision,
    segments: now.segments.map(({ segment: { id, version }, spans }) => ({
      id,
      version,
      spans: spans.map(presentSpan),
    })),
    totals: presentTotals(now),
  };
}

function presentSpan({ from, to, origin }: Span) {
  if (origin.kind === 'machine') return { from, to, kind: origin.kind };
  const { kind, revision, restoredIn } = origin;
  return {
    from,
    to,
    kind,
    author: revision.author,
    at: revision.at,
    revision: revision.number,
    ...(revision.reason === null ? {} : { reason: revision.reason }),
    ...(origin.kind === 'written' && origin.note ? { note: presentNoteOf(origin.note) } : {}),
    ...(restoredIn ? { restoredIn: restoredIn.number } : {}),
  };
}

function presentNoteOf({ body, author, at, changedAt }: HunkNote) {
  return { body, author, at, changedAt };
}

function presentTotals({ shares, authors }: AttributionNow) {
  const names = new Map(authors.map((author) => [authorKey(author), author]));
  const written = new Map<string, { author: Author; words: number }>();
  const totals = { machine: 0, kept: 0 };
  for (const { origin, words } of shares) {
    if (origin.kind !== 'written') {
      totals[origin.kind] += words;
      continue;
    }
    const key = authorKey(origin.revision.author);
    const one = written.get(key) ?? { author: names.get(key) ?? origin.revision.author, words: 0 };
    one.words += words;
    written.set(key, one);
  }
  return {
    ...totals,
    written: [...written.values()].sort((one, other) => other.words - one.words),
  };
}
