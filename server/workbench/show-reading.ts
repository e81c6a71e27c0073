import type { RequestHandler } from 'express';
import { z } from 'zod';
import { translationOf } from '../articles/translation-of.ts';
import { reading as readingAtOnce } from '../database/transaction.ts';
import { approvedTexts } from '../revisions/compare.ts';
import { listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { newsFor } from '../visits/visiting.ts';
import { renderPage } from '../web/render.ts';
import { presentReading, type Reading } from './present-reading.ts';
import { presentHeader, translationFrame } from './present-workbench.ts';

const query = z.object({
  /** `1` for changes against the machine text, `approved` for those since the last approval. */
  changes: z.enum(['1', 'approved']).optional().catch(undefined),
});

/** The translation alone, as its readers will see it. */
export const showReading =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const news = await newsFor(services, req, translation);
    const { changes } = query.parse(req.query);
    const reading: Reading = changes === '1' ? 'machine' : (changes ?? 'none');
    const { segments, approved } = await readingAtOnce(services.db, async (trx) => {
      const listed = await listSegments(trx, translation.id);
      return {
        segments: listed,
        approved:
          reading === 'approved'
            ? await approvedTexts(trx, translation.id, listed)
            : new Map<number, string>(),
      };
    });
    renderPage(
      res,
      'workbench/reading',
      translationFrame(
        translation,
        req.t('revisions:reading.pageTitle', { title: translation.article.title }),
      ),
      presentReading(presentHeader(translation, news), segments, reading, approved),
    );
  };
