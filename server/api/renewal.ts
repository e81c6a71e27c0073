import type { RequestHandler } from 'express';
import { translationOf } from '../articles/translation-of.ts';
import { presentUnsettled } from '../renewal/present-renewal.ts';
import { renew } from '../renewal/renew.ts';
import type { Services } from '../services.ts';
import { keyHolder, withoutNulls } from './articles.ts';
import { readBody } from './input.ts';
import { presentRevisionHead } from './present.ts';
import * as schemas from './schemas.ts';

/** Gives a translation a new original, a new machine translation, or both. */
export const putTexts =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const {
      machineTranslation,
      revision: seen,
      ...texts
    } = withoutNulls(readBody(schemas.newTexts, req));
    const { revision, plan } = await renew(
      services,
      translation,
      { ...texts, translation: machineTranslation },
      seen,
      keyHolder(req),
    );
    res.json({
      revision: revision ? presentRevisionHead(revision) : null,
      counts: plan.counts,
      conflicts: presentUnsettled(plan),
    });
  };
