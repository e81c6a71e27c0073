import type { RequestHandler } from 'express';
import { z } from 'zod';
import { requiredUser } from '../accounts/guards.ts';
import { can, type User } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { translationOf, translationPath } from '../articles/translation-of.ts';
import { SEVERITIES } from '../checks/finding.ts';
import { findCheck } from '../checks/registry.ts';
import { UserError } from '../errors.ts';
import { isReviewable, listSegments, type Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { listDismissals } from './dismissal.store.ts';
import { countUnchecked, mapFindings, type StoredFinding } from './finding.store.ts';
import { applyFixes, type ChosenFix } from './fixes.ts';
import { mapWithoutOwnWords } from './own-words.ts';
import { foundSegments, presentFindingsPage, presentFixes } from './present-findings-page.ts';

const query = z.object({
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  check: z
    .string()
    .refine((name) => findCheck(name) !== undefined)
    .optional()
    .catch(undefined),
  segment: spelledNumber.optional().catch(undefined),
  page: spelledNumber.default(1).catch(1),
});

/** Everything the checks have found in a translation, and what was let pass. */
export const showFindings =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { page, ...filter } = query.parse(req.query);
    services.checking?.opened(translation);
    const { segments, findings } = await readFindings(services, translation, req.user);
    const language = translation.targetLanguage;
    renderPage(
      res,
      'findings/findings',
      translationFrame(
        translation,
        req.t('findings:titleOf', { title: translation.article.title }),
      ),
      presentFindingsPage({
        header: presentHeader(translation),
        segments,
        findings,
        dismissals: await listDismissals(services.db, translation.id),
        filter,
        page,
        isUnfinished: (await countUnchecked(services.db, translation.id)) > 0,
        canEdit: req.user !== undefined && can(req.user, 'edit', language),
        canReview: req.user !== undefined && can(req.user, 'review', language),
        t: req.t,
      }),
    );
  };

/** What all fixes would do, each to be left out. */
export const showFixes =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const { page: _, ...filter } = query.parse(req.query);
    const { segments, findings } = await readFindings(services, translation, req.user);
    const wanted = segments.filter(({ id }) => !filter.segment || id === filter.segment);
    renderPage(
      res,
      'findings/fixes',
      translationFrame(translation, req.t('findings:fixes.title')),
      presentFixes(
        presentHeader(translation),
        foundSegments(wanted, findings, filter, req.t),
        filter,
      ),
    );
  };

/** A tick box's value: segment, its version, and the fix. */
const chosenFix = z
  .string()
  .regex(/^\d{1,10}\.\d{1,10}\.[a-z-]+-\d+-\d+$/)
  .transform((value): ChosenFix => {
    const [segment, version, fix] = value.split('.');
    return { segment: Number(segment), version: Number(version), fix: fix ?? '' };
  });

const form = z.object({
  fix: z
    .union([chosenFix.transform((one) => [one]), z.array(chosenFix)])
    .optional()
    .default([]),
});

/** Applies the fixes that were ticked, as one revision. */
export const postFixes =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const { fix } = parseForm(form, req.body);
    if (fix.length === 0) throw new UserError('findings:error.noFix', {}, 422);
    const { revision } = await applyFixes(services, translation.id, fix, requiredUser(req));
    const path = translationPath(translation);
    res.redirect(303, revision ? `${path}/history/${revision.number}` : `${path}/findings`);
  };

async function readFindings(
  { db }: Pick<Services, 'db'>,
  translation: Translation,
  user: User | undefined,
): Promise<{ segments: Segment[]; findings: Map<number, readonly StoredFinding[]> }> {
  const segments = (await listSegments(db, translation.id)).filter(isReviewable);
  const found = await mapFindings(db, translation.id);
  const texts = { segments, language: translation.targetLanguage };
  return { segments, findings: await mapWithoutOwnWords(db, found, texts, user) };
}
