import type { Request, RequestHandler } from 'express';
import { numberParameter, translationOf } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import { checkNow } from '../findings/check-now.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { sendProblem } from '../web/problem.ts';
import { saveSegment } from '../workbench/save-segment.ts';
import { keyHolder, withoutNulls } from './articles.ts';
import { presentStored } from './findings.ts';
import { readBody, readQuery } from './input.ts';
import { presentSegment } from './present.ts';
import * as schemas from './schemas.ts';

/** Saves a segment; a conflict is answered with all three texts. */
export const patchSegment =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const id = numberParameter(req, 'segment', 'segment');
    const save = withoutNulls(readBody(schemas.segmentPatch, req));
    const { findings } = readQuery(schemas.saveQuery, req);
    const saved = await saveSegment(services, translation.id, id, save, keyHolder(req));
    if (saved.outcome !== 'conflict') {
      res.json({
        ...presentSegment(saved.segment),
        outcome: saved.outcome,
        ...(findings === 'true' && { findings: await findingsOf(services, req, saved.segment) }),
      });
      return;
    }
    const { base, theirs, mine, segment, author } = saved.conflict;
    sendProblem(res, new UserError('api:error.conflict', { name: author }, 409), {
      base,
      theirs,
      mine,
      segment: presentSegment(segment),
    });
  };

async function findingsOf(services: Services, req: Request, segment: Segment) {
  const { id, article, targetLanguage } = await translationOf(services, req);
  const place = {
    translation: id,
    languages: { source: article.sourceLanguage, target: targetLanguage },
    publishedOn: article.publishedOn,
  };
  const found = await checkNow(services.db, place, [segment]);
  return (found.get(segment.id) ?? []).map((one) => presentStored(one, segment, req.t));
}
