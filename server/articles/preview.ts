import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { User } from '../accounts/user.ts';
import { UserError, UserErrors } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { renderFragment, renderPage } from '../web/render.ts';
import { getTranslation } from './article.store.ts';
import { deleteDraft, getDraft } from './import-draft.store.ts';
import {
  describeDraft,
  type ImportDraft,
  operateOnDraft,
  saveDraft,
  undoOnDraft,
} from './import-draft.ts';
import { importingUser } from './import-owner.ts';
import { pageOfBlock, presentPreview } from './present-preview.ts';
import { parseOperation } from './preview-form.ts';
import type { Place } from './preview-operations.ts';
import { translationPath } from './translation-of.ts';

const query = z.object({
  /** Page of blocks, from 1. */
  page: spelledNumber.pipe(z.number().min(1)).optional().catch(undefined),
  /** Block, or block and pair, the editor is at, as `12` and `12.3`, from 0. */
  at: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/)
    .optional()
    .catch(undefined),
});

const versioned = z.object({ version: spelledNumber });
const saving = versioned.extend({ again: z.literal('1').optional().catch(undefined) });
const details = z.object({
  title: z.string().optional(),
  engine: z.string().optional(),
  url: z.string().optional(),
  author: z.string().optional(),
  publishedOn: z.string().optional(),
});

/** The preview of an import: blocks with their kinds, sentences in pairs. */
export const showPreview =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const draft = await getDraft(services.db, draftOf(req), owner.id);
    const { page, at } = query.parse(req.query);
    const [block, bead] = (at ?? '').split('.').map(Number);
    const place = at === undefined || block === undefined ? undefined : { block, bead };
    showDraft(res, draft, { page, place });
  };

/**
 * A preview that answers one of its forms has the form's address; opened again, as by a change of the
 * interface language, it leads to the preview itself.
 */
export const showPreviewAgain =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { id } = await getDraft(db, draftOf(req), importingUser(req).id);
    res.redirect(303, previewPath(id));
  };

/** Changes blocks, pairs or details of a draft, one change a request. */
export const postPreview =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const id = draftOf(req);
    try {
      const place = await change(services, req, id, owner);
      if (req.get('hx-request')) {
        const draft = await getDraft(services.db, id, owner.id);
        showDraft(res, draft, { place });
      } else {
        res.redirect(303, await placeInPreview(services, id, owner, place));
      }
    } catch (error) {
      await showProblem(services, req, res, error);
    }
  };

/** Stores the draft as an article and opens its workbench. */
export const postPreviewSave =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    try {
      const { version, again } = parseForm(saving, req.body);
      const saved = await saveDraft(services, draftOf(req), owner, version, again === '1');
      const { article, targetLanguage } = saved;
      const translation = await getTranslation(services.db, article, targetLanguage);
      res.redirect(303, translationPath(translation));
    } catch (error) {
      await showProblem(services, req, res, error);
    }
  };

/** Throws the draft away. */
export const postPreviewDiscard =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    await deleteDraft(services.db, draftOf(req), owner.id);
    res.redirect(303, '/');
  };

async function change(
  services: Services,
  req: Request,
  id: string,
  owner: User,
): Promise<Place | undefined> {
  const body: unknown = req.body;
  const asked = parseOperation(body);
  if (asked === 'details') {
    await describeDraft(services, id, owner, parseForm(details, body));
    return undefined;
  }
  const { version } = parseForm(versioned, body);
  if (asked === 'undo') return undoOnDraft(services, id, owner, version);
  return operateOnDraft(services, id, owner, version, asked);
}

/** What was wrong is told on the preview as it stands now; without a draft there is none. */
async function showProblem(
  { db }: Services,
  req: Request,
  res: Response,
  error: unknown,
): Promise<void> {
  const owner = importingUser(req);
  const told = error instanceof UserError || error instanceof UserErrors;
  if (!told || error.status === 404) throw error;
  const draft = await getDraft(db, draftOf(req), owner.id);
  const errors = error instanceof UserErrors ? error.errors : [error];
  showDraft(res, draft, { errors, typed: req.body as unknown, status: error.status });
}

function showDraft(
  res: Response,
  draft: ImportDraft,
  options: {
    page?: number | undefined;
    place?: Place | undefined;
    errors?: readonly UserError[];
    typed?: unknown;
    status?: number;
  },
): void {
  const inPlace = res.req.get('hx-request') !== undefined;
  const page = presentPreview(draft, { ...options, inPlace });
  if (inPlace) {
    renderFragment(res, 'articles/preview-blocks', { page }, options.status);
  } else {
    const frame = {
      title: res.req.t('import:preview.title'),
      section: 'import' as const,
      wide: true,
    };
    renderPage(res, 'articles/preview', frame, page, options.status);
  }
}

async function placeInPreview(
  { db }: Services,
  id: string,
  owner: User,
  place: Place | undefined,
): Promise<string> {
  const path = previewPath(id);
  if (!place) return path;
  const { prepared } = await getDraft(db, id, owner.id);
  const page = pageOfBlock(prepared.blocks, place.block) + 1;
  const at = place.bead === undefined ? place.block : `${place.block}.${place.bead}`;
  return `${path}?page=${page}&at=${at}#b${place.block}`;
}

function previewPath(id: string): string {
  return `/articles/drafts/${id}`;
}

function draftOf(req: Request): string {
  return String(req.params.draft);
}
