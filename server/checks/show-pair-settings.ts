import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { requiredUser } from '../accounts/guards.ts';
import { notFound } from '../errors.ts';
import type { Services } from '../services.ts';
import { canonicalLanguage } from '../text/language.ts';
import { parseForm } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { checkSettings, listCheckedPairs, putCheckSettings } from './check-settings.store.ts';
import { pairPath, presentCheckedPairs, presentPairSettings } from './present-pair-settings.ts';
import { CHECKS } from './registry.ts';

const settingsForm = z.object({
  /** Names of the checks that run: one box each, so none, one or several. */
  on: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .transform((names) => new Set(names)),
  blockApproval: z.literal('1').optional(),
});

const saved = z.literal('saved').optional().catch(undefined);

/** The pairs of languages there are, with how they are checked. */
export const showCheckedPairs =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    renderPage(
      res,
      'checks/pairs',
      { title: req.t('checking:title'), section: 'checks' },
      presentCheckedPairs(await listCheckedPairs(db)),
    );
  };

/** Every check, and whether it runs for a pair of languages. */
export const showPairSettings =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { source, target } = pairOf(req);
    const settings = await checkSettings(db, source, target);
    renderPage(
      res,
      'checks/pair',
      {
        title: req.t('checking:pair.pageTitle', {
          source: req.format.language(source),
          target: req.format.language(target),
        }),
        section: 'checks',
      },
      presentPairSettings({
        ...settings,
        sourceLanguage: source,
        targetLanguage: target,
        user: requiredUser(req),
        isSaved: saved.parse(req.query.done) === 'saved',
        t: req.t,
      }),
    );
  };

/** Chooses which checks run for a pair of languages. */
export const postPairSettings =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { source, target } = pairOf(req);
    const user = requiredUser(req, 'review', target);
    const { on, blockApproval } = parseForm(settingsForm, req.body);
    const off = new Set(CHECKS.map(({ name }) => name).filter((name) => !on.has(name)));
    await putCheckSettings(db, source, target, { off, blockApproval: blockApproval === '1' }, user);
    res.redirect(303, `${pairPath(source, target)}?done=saved`);
  };

/**
 * The pair of languages an address names, as canonical tags.
 *
 * @throws UserError 404 where one of them is no language tag
 */
export function pairOf(req: Request): { source: string; target: string } {
  const [source, target] = [req.params.source, req.params.target].map((tag) =>
    canonicalLanguage(String(tag)),
  );
  if (source === undefined || target === undefined) throw notFound();
  return { source, target };
}
