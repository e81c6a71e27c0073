import type { RequestHandler } from 'express';
import { translationOf } from '../articles/translation-of.ts';
import { exportTranslation, UnapprovedError } from '../export/export-translation.ts';
import { sendFile } from '../export/send-file.ts';
import type { Services } from '../services.ts';
import { sendProblem } from '../web/problem.ts';
import { keyHolder } from './articles.ts';
import { readQuery } from './input.ts';
import { exportQuery } from './schemas.ts';

/** The approved text as a file. */
export const getExport =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const options = readQuery(exportQuery, req);
    const { id, name } = keyHolder(req);
    try {
      const file = await exportTranslation(services, translation, options, { id, name });
      sendFile(res, file);
    } catch (error) {
      if (!(error instanceof UnapprovedError)) throw error;
      sendProblem(res, error, { missing: error.missing });
    }
  };
