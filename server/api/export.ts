import type { RequestHandler } from 'express';
import { translationOf } from '../articles/translation-of.ts';
import { exportAny } from '../export/export-any.ts';
import { UnapprovedError } from '../export/export-translation.ts';
import { sendFile } from '../export/send-file.ts';
import type { Services } from '../services.ts';
import { interfaceLocale } from '../web/i18n.ts';
import { sendProblem } from '../web/problem.ts';
import { keyHolder } from './articles.ts';
import { readQuery } from './input.ts';
import { exportQuery } from './schemas.ts';

/** The approved text as a file. */
export const getExport =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const query = readQuery(exportQuery, req);
    const options = { ...query, t: req.t, language: interfaceLocale(req.language) };
    const { id, name } = keyHolder(req);
    try {
      const file = await exportAny(services, translation, options, { id, name });
      sendFile(res, file);
    } catch (error) {
      if (!(error instanceof UnapprovedError)) throw error;
      sendProblem(res, error, { missing: error.missing });
    }
  };
