import type { RequestHandler } from 'express';
import { translationOf } from '../articles/translation-of.ts';
import { listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import {
  presentHeader,
  type TranslationHeader,
  translationFrame,
} from '../workbench/present-workbench.ts';
import { type BilingualBlock, bilingualBlocks } from './bilingual.ts';
import { exportedArticle } from './exported-article.ts';
import { isApproved } from './manifest.ts';

/** The page with the texts side by side. */
interface BilingualPage {
  header: TranslationHeader;
  blocks: BilingualBlock[];
  /** Whether all of the text is approved. */
  approved: boolean;
}

/** Original, machine text with its changes, and text side by side, as they stand: to read and print. */
export const showBilingual =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const segments = await listSegments(services.db, translation.id);
    const exported = exportedArticle(translation, segments);
    const page: BilingualPage = {
      header: presentHeader(translation),
      blocks: bilingualBlocks(exported),
      approved: isApproved(exported),
    };
    const title = req.t('export:bilingual.title', { title: translation.article.title });
    renderPage(
      res,
      'export/bilingual',
      { ...translationFrame(translation, title), wide: true },
      page,
    );
  };
