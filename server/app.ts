import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { i18n } from 'i18next';
import './web/request.ts';
import { notFound } from './errors.ts';
import { routes } from './routes.ts';
import type { Services } from './services.ts';
import { openI18n, speakLanguages } from './web/i18n.ts';
import { iconSprite, iconSpritePath } from './web/icons.ts';
import { errorHandler } from './web/problem.ts';
import { logRequests } from './web/request-log.ts';
import { sameOrigin, securityHeaders } from './web/security.ts';

const buildDirectory = fileURLToPath(new URL('../public/build/', import.meta.url));

/** The translations, loaded once per process: they are the same for every app of a test run. */
let loadedI18n: Promise<i18n> | undefined;

/** No address of ours has a NUL in it, and PostgreSQL fails at one instead of finding nothing. */
const refuseNul: RequestHandler = (req, _res, next) => {
  next(req.url.includes('%00') ? notFound() : undefined);
};

/** Assembles the application; it does not listen. */
export async function createApp(services: Services): Promise<Express> {
  loadedI18n ??= openI18n();
  const { config, accounts, logger } = services;
  const app = express();
  app.disable('x-powered-by');
  // What fails beyond our own error handler must not be answered with its stack either.
  app.set('env', 'production');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');

  if (logger.isLevelEnabled('info')) app.use(logRequests(logger));
  app.use(securityHeaders({ https: config.publicUrl?.startsWith('https:') ?? false }));
  app.get(iconSpritePath, (_req, res) => {
    res.set('cache-control', 'public, max-age=31536000, immutable');
    res.type('image/svg+xml').send(iconSprite);
  });
  app.use(
    '/assets',
    express.static(buildDirectory, {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
    }),
  );

  app.use(speakLanguages(await loadedI18n, config.timeZone));
  app.use(accounts.identify);
  app.use(sameOrigin(config.publicUrl));
  app.use(refuseNul);
  app.use(routes(services));
  app.use((_req, _res, next) => next(notFound()));
  app.use(errorHandler(logger));
  return app;
}
