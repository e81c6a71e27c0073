import { isUtf8 } from 'node:buffer';
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { requireUser } from '../accounts/guards.ts';
import { notFound, UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { apiDocument } from './document.ts';
import { operations } from './operations.ts';
import { showApi } from './show-api.ts';

/** Two texts of the largest size, with every character of them escaped, and some. */
const BODY_LIMIT = '62mb';

/** What the handlers call the names in the addresses of the description. */
const PARAMETERS: Record<string, string> = {
  '{id}': ':article',
  '{lang}': ':language',
  '{segment}': ':segment',
  '{n}': ':revision',
  '{hunk}': ':hunk',
  '{source}': ':source',
  '{target}': ':target',
  '{word}': ':word',
  '{rule}': ':rule',
  '{dismissal}': ':dismissal',
  '{entry}': ':entry',
  '{concept}': ':concept',
};

/** The API, version 1. */
export function apiRoutes(services: Services): Router {
  const router = Router();
  router.use(requireKey);
  router.get('/', showApi);
  router.get('/openapi.json', (_req, res) => {
    res.json(apiDocument);
  });
  router.use(onlyJson, readJson, explainUnreadable);
  // Of each address first what it can do, then what to tell the others: "/terms/import" is no concept.
  for (const [path, own] of Map.groupBy(operations, (operation) => operation.path)) {
    for (const { method, handle } of own) router[method](expressPath(path), handle(services));
    router.all(expressPath(path), otherMethod(methodsOf(path)));
  }
  for (const path of ['/', '/openapi.json']) router.all(path, otherMethod(methodsOf(path)));
  router.use((_req, _res, next) => next(notFound()));
  return router;
}

function expressPath(path: string): string {
  return path.replace(/\{\w+\}/g, (name) => PARAMETERS[name] as string);
}

function methodsOf(path: string): string[] {
  const own = operations.filter((one) => one.path === path).map(({ method }) => method);
  const methods = own.length > 0 ? own : ['get'];
  return methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : method.toUpperCase()));
}

/** Programs without a key are told so; only a person who opens the page is asked to sign in. */
const requireKey: RequestHandler = (req, res, next) => {
  const opensPage = req.path === '/' && req.get('accept')?.includes('text/html');
  if (req.user || opensPage) {
    requireUser(req, res, next);
    return;
  }
  const isWrong = req.get('authorization') !== undefined;
  res.set('www-authenticate', `Bearer realm="Emend"${isWrong ? ', error="invalid_token"' : ''}`);
  next(new UserError('api:error.noKey', {}, 401));
};

/** Refuses bodies in another form than JSON, which would else be passed over. */
const onlyJson: RequestHandler = (req, _res, next) => {
  // False: there is a body, and it is something else. Null: there is none.
  const isOther = req.get('content-length') !== '0' && req.is(['json', '+json']) === false;
  next(isOther ? new UserError('api:error.notJson', {}, 415) : undefined);
};

const NOT_UTF8 = 'emend.not-utf8';

const readJson = express.json({
  limit: BODY_LIMIT,
  type: ['json', '+json'],
  verify: (_req, _res, body, encoding) => {
    // Decoded as it is, what is not UTF-8 would be stored as a row of question marks.
    if (encoding === 'utf-8' && !isUtf8(body)) {
      throw Object.assign(new Error('The body is not UTF-8.'), { type: NOT_UTF8 });
    }
  },
});

/** Bodies that break off or do not unpack are the sender's fault, whatever library says so. */
const explainUnreadable: ErrorRequestHandler = (error, _req, _res, next) => {
  const { status, type } = error as { status?: number; type?: string };
  if (type === NOT_UTF8) next(new UserError('errors:badEncoding', {}, 400));
  else if (type === undefined && status === 400)
    next(new UserError('api:error.unreadable', {}, 400));
  else next(error);
};

function otherMethod(allowed: readonly string[]): RequestHandler {
  return (req, res, next) => {
    res.set('allow', [...allowed, 'OPTIONS'].join(', '));
    if (req.method === 'OPTIONS') res.status(204).end();
    else next(new UserError('api:error.otherMethod', { method: req.method }, 405));
  };
}
