import type { RequestHandler } from 'express';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { findLaterChanges } from './find-later-changes.ts';
import { listChangedArticles, listLaterChanges } from './later-change.store.ts';
import { presentChangesToMine } from './present-changes-to-mine.ts';
import { readLaterChanges } from './read-later-changes.ts';

/** Changes on one page. */
const PAGE_SIZE = 25;

const query = z.object({
  article: spelledNumber.optional().catch(undefined),
  page: spelledNumber.default(1).catch(1),
});

/** What others did to the text that whoever looks at the page wrote, newest first. */
export const showChangesToMine =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const asked = query.parse(req.query);
    const writer = req.user.id;
    const unread = await findLaterChanges(db, writer);
    const articles = await listChangedArticles(db, writer);
    const chosen = articles.filter(({ id }) => asked.article === undefined || id === asked.article);
    const total = chosen.reduce((sum, { changes }) => sum + changes, 0);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, asked.page), pages);
    const range = { article: asked.article, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
    const changes = await readLaterChanges(db, await listLaterChanges(db, writer, range));
    renderPage(
      res,
      'mine/changes',
      {
        title: req.t('mine:title'),
        section: 'mine',
        languages: [...new Set(changes.map(({ targetLanguage }) => targetLanguage))],
      },
      presentChangesToMine({
        user: req.user,
        changes,
        articles,
        article: asked.article,
        total,
        page,
        pages,
        unread,
      }),
    );
  };
