import type { Request, Response } from 'express';
import type { TFunction } from 'i18next';
import { can, type User } from '../accounts/user.ts';
import { direction } from '../text/language.ts';
import { asset, fonts } from './assets.ts';
import type { Format } from './format.ts';
import { interfaceLocale, UI_LOCALES } from './i18n.ts';
import { icon } from './icons.ts';
import { Views } from './views.ts';

/** What every template may use besides what its page hands it. */
export interface ViewGlobals extends Record<string, unknown> {
  t: TFunction;
  locale: string;
  locales: readonly string[];
  direction: typeof direction;
  format: Format;
  user: User | undefined;
  can: typeof can;
  icon: typeof icon;
  asset: typeof asset;
  fonts: typeof fonts;
  /** Nonce for the style elements the text editor makes. */
  nonce: string;
  /** Path and query of the page, to come back to. */
  here: string;
}

/** What the layout needs to know of a page. */
export interface PageFrame {
  title: string;
  /** Part of the bundle the page needs besides `app.js`. */
  script?: string;
  /** Name of the main navigation's current item. */
  section?: 'articles' | 'mine' | 'checks' | 'memory' | 'people' | 'account' | 'import';
  /** BCP 47 tags of the article text on the page: decides which fonts are fetched at once. */
  languages?: readonly string[];
  /** Wide pages use the whole window; others keep a reader's measure. */
  wide?: boolean;
}

const views = new Views();

/**
 * Answers with a page: the view inside the layout.
 *
 * @param view name such as `articles/list`
 * @param page the view's model, made by a `present…` function
 */
export function renderPage<Page extends object>(
  res: Response,
  view: string,
  frame: PageFrame,
  page: Page,
  status = 200,
): void {
  const globals = globalsFor(res.req, res);
  const body = views.render(view, globals, { page });
  res
    .status(status)
    .type('html')
    .send(views.render('layout/page', globals, { frame, body }));
}

/** Answers with a part of a page, for a swap in place. */
export function renderFragment(
  res: Response,
  view: string,
  locals: Record<string, unknown>,
  status = 200,
): void {
  res
    .status(status)
    .type('html')
    .send(fragment(res, view, locals));
}

/** A part of a page as a string, for answers that carry more than one. */
export function fragment(res: Response, view: string, locals: Record<string, unknown>): string {
  return views.render(view, globalsFor(res.req, res), locals);
}

function globalsFor(req: Request, res: Response): ViewGlobals {
  return {
    t: req.t,
    locale: interfaceLocale(req.language),
    locales: UI_LOCALES,
    direction,
    format: req.format,
    user: req.user,
    can,
    icon,
    asset,
    fonts,
    nonce: (res.locals.nonce as string | undefined) ?? '',
    here: req.originalUrl,
  };
}
