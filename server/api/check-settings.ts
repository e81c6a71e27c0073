import type { Request, RequestHandler } from 'express';
import { requiredUser } from '../accounts/guards.ts';
import { checkSettings, putCheckSettings } from '../checks/check-settings.store.ts';
import { pairOf } from '../checks/show-pair-settings.ts';
import type { Services } from '../services.ts';
import { readBody } from './input.ts';
import * as schemas from './schemas.ts';

/** Which checks run for a pair of languages. */
export const getCheckSettings =
  (services: Services): RequestHandler =>
  async (req, res) => {
    res.json(await presented(services, req));
  };

/** Chooses which checks run for a pair of languages. */
export const putSettings =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { source, target } = pairOf(req);
    const user = requiredUser(req, 'review', target);
    const { off, blockApproval } = readBody(schemas.checkSettings, req);
    const settings = { off: new Set(off), blockApproval };
    await putCheckSettings(services.db, source, target, settings, user);
    res.json(await presented(services, req));
  };

async function presented({ db }: Services, req: Request) {
  const { source, target } = pairOf(req);
  const { off, blockApproval, changed } = await checkSettings(db, source, target);
  return {
    sourceLanguage: source,
    targetLanguage: target,
    off: [...off],
    blockApproval,
    changed: changed ?? null,
  };
}
