import type { RequestHandler } from 'express';
import { getTranslation } from '../articles/article.store.ts';
import { translationOf } from '../articles/translation-of.ts';
import { reading } from '../database/transaction.ts';
import { listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { presentBlocks, presentSegment, presentTranslation } from './present.ts';

/** A translation with its blocks and segments. */
export const getWholeTranslation =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { article, targetLanguage } = await translationOf(services, req);
    // The segments and the number of the newest revision must be of one moment.
    const whole = await reading(services.db, async (trx) => {
      const translation = await getTranslation(trx, article.id, targetLanguage);
      return { translation, segments: await listSegments(trx, translation.id) };
    });
    res.json({
      ...presentTranslation(whole.translation),
      hash: whole.translation.hash,
      blocks: presentBlocks(whole.segments),
      segments: whole.segments.map(presentSegment),
    });
  };
