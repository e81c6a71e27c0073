import type { RequestHandler } from 'express';
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { getTranslation } from '../articles/article.store.ts';
import { numberParameter, translationOf } from '../articles/translation-of.ts';
import { presentCheck, presentFinding } from '../checks/present-finding.ts';
import { CHECKS } from '../checks/registry.ts';
import { reading } from '../database/transaction.ts';
import { dismiss, withdraw } from '../findings/dismiss.ts';
import { type Dismissal, listDismissals } from '../findings/dismissal.store.ts';
import { countUnchecked, mapFindings, type StoredFinding } from '../findings/finding.store.ts';
import { findingKeys } from '../findings/finding-keys.ts';
import { isReviewable, listSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { keyHolder } from './articles.ts';
import { readBody, readQuery } from './input.ts';
import * as schemas from './schemas.ts';

/** The checks there are. */
export const getChecks = (): RequestHandler => (req, res) => {
  res.json({ checks: CHECKS.map((check) => presentCheck(check, req.t)) });
};

/** What was found in a translation. */
export const getFindings =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { id, article, targetLanguage, revision } = await translationOf(services, req);
    const { severity, check, segment: only, dismissed } = readQuery(schemas.findingQuery, req);
    services.checking?.opened({ id, revision });
    const found = await reading(services.db, async (trx) => ({
      translation: await getTranslation(trx, article.id, targetLanguage),
      segments: await listSegments(trx, id),
      findings: await mapFindings(trx, id, only === undefined ? undefined : [only]),
      unchecked: await countUnchecked(trx, id),
    }));
    const segments = found.segments.filter(isReviewable).flatMap((segment) => {
      const findings = (found.findings.get(segment.id) ?? []).filter(
        (one) =>
          (severity === undefined || one.severity === severity) &&
          (check === undefined || one.check === check) &&
          (dismissed === 'true' || one.dismissed === undefined),
      );
      if (findings.length === 0) return [];
      const { id: number, version } = segment;
      return [
        {
          id: number,
          version,
          findings: findings.map((one) => presentStored(one, segment, req.t)),
        },
      ];
    });
    res.json({ revision: found.translation.revision, unchecked: found.unchecked, segments });
  };

/** What was let pass, and why. */
export const getDismissals =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const dismissals = await listDismissals(services.db, translation.id);
    res.json({ dismissals: dismissals.map((one) => presentDismissal(one, req.t)) });
  };

/** Lets a finding pass. */
export const postDismissal =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const dismissing = readBody(schemas.newDismissal, req);
    const dismissal = await dismiss(services, translation, dismissing, keyHolder(req));
    res.status(201).json(presentDismissal(dismissal, req.t));
  };

/** Takes a dismissal back. */
export const deleteDismissal =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    await withdraw(services, translation, numberParameter(req, 'dismissal'), keyHolder(req));
    res.status(204).end();
  };

export function presentStored(
  finding: StoredFinding,
  texts: { source: string; target: string },
  t: TFunction,
): z.output<typeof schemas.finding> {
  const { fix, ...presented } = presentFinding(finding, t);
  return {
    ...presented,
    ...(fix && { fix: fix.map((step) => (typeof step === 'number' ? step : [...step])) as never }),
    key: findingKeys(finding, texts).place,
    dismissed: finding.dismissed !== undefined,
  };
}

function presentDismissal(
  { id, segment, scope, finding, words, reason, author, at, withdrawn }: Dismissal,
  t: TFunction,
): z.output<typeof schemas.dismissal> {
  const { check, message } = presentFinding(finding, t);
  return {
    id,
    segment,
    scope,
    check,
    message,
    words,
    reason,
    author,
    at,
    withdrawn: withdrawn ?? null,
  };
}
