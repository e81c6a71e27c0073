import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { translationOf } from '../articles/translation-of.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { fragment, renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import type { Origin } from './attribution-origin.ts';
import {
  type Describe,
  looks,
  merged,
  presentAttribution,
  presentLegend,
} from './present-attribution.ts';
import { readAttribution } from './read-attribution.ts';

const query = z.object({
  author: z.string().trim().min(1).max(500).optional().catch(undefined),
});

/** Who wrote this: the translation with every stretch marked by its author. */
export const showAttribution =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { author } = query.parse(req.query);
    const now = await readAttribution(services.db, translation);
    renderPage(
      res,
      'revisions/attribution',
      translationFrame(
        translation,
        req.t('revisions:attribution.pageTitle', { title: translation.article.title }),
      ),
      presentAttribution(presentHeader(translation), now, author, describer(req)),
    );
  };

/** Identifiers with commas between them, at most as many as one piece of an article has. */
const idList = z
  .string()
  .transform((ids) => ids.split(','))
  .pipe(z.array(spelledNumber).max(500));

const spansQuery = z.object({ segments: idList.optional() });

/** What the workbench marks of some segments' texts, or of all, with the legend for it. */
export const sendAttribution =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const asked = parseForm(spansQuery, req.query).segments;
    const wanted = asked && new Set(asked);
    const now = await readAttribution(services.db, translation);
    const { path } = presentHeader(translation);
    const describe = describer(req);
    const lookOf = looks(now.authors);
    const marks = new Map<Origin, number>();
    const markOf = (origin: Origin): number => {
      const mark = marks.get(origin) ?? marks.size;
      marks.set(origin, mark);
      return mark;
    };
    const segments = now.segments
      .filter(({ segment }) => !wanted || wanted.has(segment.id))
      .map(({ segment, spans }) => ({
        id: segment.id,
        version: segment.version,
        // What is the machine's alone is not marked.
        spans: merged(spans).flatMap(({ from, to, origin }) =>
          origin.kind === 'machine' ? [] : [[from, to, markOf(origin)]],
        ),
      }));
    res.json({
      revision: now.revision,
      marks: [...marks.keys()].map((origin) => ({
        look: lookOf(origin),
        title: origin.kind === 'machine' ? '' : describe(origin),
      })),
      segments,
      legend: fragment(res, 'revisions/attribution-legend', {
        legend: presentLegend(path, now),
      }),
    });
  };

/** Says in the reader's language where text comes from. */
function describer(req: Request): Describe {
  const { format } = req;
  return (origin) => {
    const { kind, revision, restoredIn } = origin;
    const { author, at, number, reason } = revision;
    const said = [
      req.t(kind === 'kept' ? 'revisions:attribution.keptBy' : 'revisions:attribution.by', {
        name: author.name,
        when: format.dateTime(at),
        number,
      }),
    ];
    if (reason) said.push(req.t('revisions:attribution.why', { reason }));
    if (origin.kind === 'written' && origin.note) {
      const { body, author: by } = origin.note;
      said.push(
        by.id === author.id
          ? req.t('revisions:attribution.why', { reason: body })
          : req.t('revisions:attribution.whyBy', { reason: body, name: by.name }),
      );
    }
    if (restoredIn) {
      said.push(
        req.t('revisions:attribution.restored', {
          name: restoredIn.author.name,
          number: restoredIn.number,
        }),
      );
    }
    return said.join('\n');
  };
}
