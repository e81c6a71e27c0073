import type { RequestHandler } from 'express';
import { z } from 'zod';
import { listFiles } from '../articles/article-file.store.ts';
import { translationOf } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import { formatNamed } from '../formats/formats.ts';
import { listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { interfaceLocale } from '../web/i18n.ts';
import { sendProblem, wantsJson } from '../web/problem.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { givenBackIn } from './as-it-came.ts';
import { ALL_FORMATS, exportAny } from './export-any.ts';
import { UnapprovedError, unapproved } from './export-translation.ts';
import { sendFile } from './send-file.ts';

const query = z.object({
  format: z.enum(ALL_FORMATS).optional().catch(undefined),
  include: z.literal('current').optional().catch(undefined),
});

/** Formats that are offered whatever an article came in. */
const OTHERS = ALL_FORMATS.filter((name) => name !== 'original');

/** Unapproved segments listed on the page; the filter of the workbench shows the others. */
const LISTED = 50;

/** The page that offers the formats; with `?format=`, the file itself. */
export const showExport =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const { format, include } = query.parse(req.query);
    let refused = false;
    if (format) {
      try {
        const author = { id: req.user.id, name: req.user.name };
        const options = { format, include, t: req.t, language: interfaceLocale(req.language) };
        const file = await exportAny(services, translation, options, author);
        sendFile(res, file);
        return;
      } catch (error) {
        if (!(error instanceof UnapprovedError)) throw error;
        if (wantsJson(req)) {
          sendProblem(res, error, { missing: error.missing });
          return;
        }
        refused = true;
      }
    }
    const file = givenBackIn(await listFiles(services.db, translation.article.id));
    const missing = unapproved(await listSegments(services.db, translation.id));
    renderPage(
      res,
      'export/export',
      translationFrame(translation, req.t('export:title', { title: translation.article.title })),
      {
        header: presentHeader(translation),
        formats: file ? ['original', ...OTHERS] : OTHERS,
        file: file && { name: file.name, format: formatNamed(file.format).label },
        chosen: format ?? (file ? 'original' : 'text'),
        refused,
        missing: missing.slice(0, LISTED).map(({ id, source, state }) => ({ id, source, state })),
        missingCount: missing.length,
      },
      refused ? 409 : 200,
    );
  };
