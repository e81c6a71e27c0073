import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { User } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import { BLOCK_KINDS } from '../formats/document.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { wantsJson } from '../web/problem.ts';
import { refreshed } from './put-segment.ts';
import { changeKind, exclude, join, type Restructured, repair, split } from './restructure.ts';

const splitForm = z.object({
  version: spelledNumber,
  source: spelledNumber,
  target: spelledNumber,
});
const joinForm = z.object({
  version: spelledNumber,
  next: spelledNumber,
  nextVersion: spelledNumber,
});
const pairingForm = joinForm.extend({ source: spelledNumber, target: spelledNumber });
const exclusionForm = z.object({ version: spelledNumber, excluded: z.enum(['0', '1']) });
const kindForm = z.object({
  kind: z.enum(BLOCK_KINDS),
  level: spelledNumber.pipe(z.number().min(1).max(6)).optional(),
});

/** Cuts a segment in two. */
export const postSplit = (services: Services): RequestHandler =>
  action(services, async (req, translation, user) => {
    const form = parseForm(splitForm, req.body);
    const seen = { id: numberParameter(req, 'segment', 'segment'), version: form.version };
    return split(services, translation.id, seen, form, user);
  });

/** Joins a segment with the one that follows. */
export const postJoin = (services: Services): RequestHandler =>
  action(services, async (req, translation, user) => {
    const form = parseForm(joinForm, req.body);
    const seen = { id: numberParameter(req, 'segment', 'segment'), version: form.version };
    const next = { id: form.next, version: form.nextVersion };
    return join(services, translation.id, seen, next, user);
  });

/** Moves sentences between a segment and the one that follows. */
export const postPairing = (services: Services): RequestHandler =>
  action(services, async (req, translation, user) => {
    const form = parseForm(pairingForm, req.body);
    const seen = { id: numberParameter(req, 'segment', 'segment'), version: form.version };
    const next = { id: form.next, version: form.nextVersion };
    return repair(services, translation.id, seen, next, form, user);
  });

/** Takes a segment out of the article or puts it back. */
export const postExclusion = (services: Services): RequestHandler =>
  action(services, async (req, translation, user) => {
    const form = parseForm(exclusionForm, req.body);
    const seen = { id: numberParameter(req, 'segment', 'segment'), version: form.version };
    return exclude(services, translation.id, seen, form.excluded === '1', user);
  });

/** Says what a block is. */
export const postKind = (services: Services): RequestHandler =>
  action(services, async (req, translation, user) => {
    const { kind, level } = parseForm(kindForm, req.body);
    const frame = { kind, level: kind === 'heading' ? (level ?? 2) : null };
    return changeKind(services, translation.id, numberParameter(req, 'block'), frame, user);
  });

type Act = (req: Request, translation: Translation, user: User) => Promise<Restructured>;

function action(services: Services, act: Act): RequestHandler {
  return async (req: Request, res: Response) => {
    const translation = await translationOf(services, req, 'edit');
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const done = await act(req, translation, req.user);
    if (wantsJson(req)) {
      const changed = await refreshed(services, res, translation, done.blocks);
      res.json({ segment: done.segment, ...changed });
    } else {
      res.redirect(303, `${translationPath(translation)}?segment=${done.segment}#s${done.segment}`);
    }
  };
}
