import type { Request, RequestHandler, Response } from 'express';
import { can } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { notFound, UserError, UserErrors } from '../errors.ts';
import { getRevision } from '../revisions/revision.store.ts';
import type { Services } from '../services.ts';
import { spelledNumber } from '../web/form.ts';
import { asUserError } from '../web/problem.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import {
  emptyForm,
  type RenewalForm,
  readRenewalForm,
  renewalQuery,
  type SentRenewal,
} from './form.ts';
import { presentForm, presentMark, presentPlan } from './present-renewal.ts';
import { proposeRenewal, renew } from './renew.ts';
import { getText, listMarks, listTextVersions } from './renewal.store.ts';

/** The form for a new original, a new machine translation, or both. */
export const showRenewal =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const blank = { form: emptyForm(translation.engine), notes: [] };
    await showForm(services, res, translation, blank, []);
  };

/**
 * Takes the form: shows what the texts would do, goes back to them, or saves. Where somebody saved
 * since the plan was made, it is made anew and shown again; nothing typed is lost on any way.
 */
export const postRenewal =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const { user } = req;
    if (!user) throw new UserError('errors:signInFirst', {}, 401);
    const asked = renewalQuery.parse(req.query);
    const sent = await readRenewalForm(req, {
      original: translation.article.sourceLanguage,
      translation: translation.targetLanguage,
    });
    try {
      if (sent.problems.length > 0) throw new UserErrors(sent.problems, sent.problems[0]?.status);
      if (asked.do === 'edit') {
        await showForm(services, res, translation, sent, []);
      } else if (asked.do === 'save') {
        await save(services, res, translation, sent, asked.revision, user);
      } else {
        await showPlan(services, res, translation, sent, false);
      }
    } catch (thrown) {
      // Also after a failure of ours, since nothing else holds what was typed.
      const error = asUserError(thrown);
      if (error.status >= 500) services.logger.error({ err: thrown }, 'renewal failed');
      const errors = error instanceof UserErrors ? error.errors : [error];
      await showForm(services, res, translation, sent, errors, error.status);
    }
  };

async function save(
  services: Services,
  res: Response,
  translation: Translation,
  sent: SentRenewal,
  seen: number,
  user: NonNullable<Request['user']>,
): Promise<void> {
  try {
    const { revision } = await renew(services, translation, inputOf(sent.form), seen, user);
    const done = revision ? `/open?revision=${revision.number}` : '';
    res.redirect(303, `${translationPath(translation)}/renewal${done}`);
  } catch (error) {
    const outdated = error instanceof UserError && error.key === 'renewal:error.outdated';
    if (!outdated) throw error;
    await showPlan(services, res, translation, sent, true);
  }
}

async function showPlan(
  services: Services,
  res: Response,
  translation: Translation,
  sent: SentRenewal,
  anew: boolean,
): Promise<void> {
  const proposal = await proposeRenewal(services, translation, inputOf(sent.form));
  const page = presentPlan(presentHeader(translation), sent, proposal, anew);
  const title = pageTitle(res, translation);
  renderPage(res, 'renewal/plan', translationFrame(translation, title), page, anew ? 409 : 200);
}

async function showForm(
  { db }: Services,
  res: Response,
  translation: Translation,
  sent: Pick<SentRenewal, 'form' | 'notes'>,
  errors: readonly UserError[],
  status = 200,
): Promise<void> {
  const versions = await listTextVersions(db, translation.id);
  const page = presentForm(presentHeader(translation), sent, versions, errors);
  const title =
    errors.length > 0 ? res.req.t('renewal:titleWithProblems') : pageTitle(res, translation);
  renderPage(res, 'renewal/form', translationFrame(translation, title), page, status);
}

/** What is to be looked at since the texts are other ones. */
export const showOpen =
  ({ db, ...services }: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf({ ...services, db }, req);
    const header = presentHeader(translation);
    const languages = { source: header.sourceLanguage, target: header.targetLanguage };
    const number = spelledNumber.optional().catch(undefined).parse(req.query.revision);
    const marks = await listMarks(db, translation.id);
    const page = {
      header,
      path: `${header.path}/renewal`,
      done: number !== undefined,
      marks: marks.map((mark) => presentMark(mark, languages)),
      removed: number === undefined ? [] : await removedWork(db, translation.id, number),
      revision: number,
      canEdit: req.user !== undefined && can(req.user, 'edit', translation.targetLanguage),
    };
    const title = `${req.t('renewal:open.title')} · ${header.title}`;
    renderPage(res, 'renewal/open', translationFrame(translation, title), page);
  };

/** Segments that went with words somebody wrote, and with no segment to have them. */
async function removedWork(db: Services['db'], translation: number, number: number) {
  const { kind, changes } = await getRevision(db, translation, number);
  if (kind !== 'renew') throw notFound('revision');
  return changes.flatMap((one) => {
    const gone = one.entity === 'segment' ? one.change.deleted : undefined;
    return gone && gone.target !== gone.machine ? [{ id: one.id, text: gone.target }] : [];
  });
}

/** A text as it came in, to be kept or compared. */
export const sendText =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const revision = numberParameter(req, 'revision', 'revision');
    const { side } = req.params;
    if (side !== 'original' && side !== 'translation') throw notFound('page');
    const text = await getText(services.db, translation.id, revision, side);
    const name = `${translation.article.id}-${side}-${revision}.txt`;
    res.attachment(name).type('text/plain').send(text);
  };

function pageTitle(res: Response, { article }: Translation): string {
  return res.req.t('renewal:pageTitle', { title: article.title });
}

function inputOf({ acceptShort, ...form }: RenewalForm) {
  return { ...form, acceptShort: acceptShort === '1' };
}
