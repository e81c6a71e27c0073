import type { RequestHandler } from 'express';
import { z } from 'zod';
import { can } from '../accounts/user.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { listDrafts } from './import-draft.store.ts';
import { listArticles, listLanguages, PROGRESS_FILTERS, SORTS } from './list-articles.ts';
import { presentDashboard } from './present-dashboard.ts';

const tag = z.string().trim().max(60).optional().catch(undefined);

/** What an address of the dashboard may ask for; anything else in it is passed over. */
export const dashboardQuery = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  from: tag,
  to: tag,
  progress: z.enum(PROGRESS_FILTERS).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  page: spelledNumber.pipe(z.number().min(1).max(1_000_000)).optional().catch(undefined),
});

/** The first page: every translation with how far it has come. */
export const showDashboard =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const asked = dashboardQuery.parse(req.query);
    const [list, languages, drafts] = await Promise.all([
      listArticles(db, { ...asked, sourceLanguage: asked.from, targetLanguage: asked.to }),
      listLanguages(db),
      can(req.user, 'edit') ? listDrafts(db, req.user.id) : [],
    ]);
    const page = presentDashboard({ asked, list, languages, drafts }, req.format);
    const frame = { title: req.t('articles:title'), section: 'articles' as const, wide: true };
    renderPage(res, 'articles/dashboard', frame, page);
  };
