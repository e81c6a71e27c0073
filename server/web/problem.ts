import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { UserError, UserErrors } from '../errors.ts';
import { renderPage } from './render.ts';
import { loggedPath } from './request-log.ts';

/** RFC 9457 problem details, with the code of the message so that programs need not read prose. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  code: string;
  /** Each thing that is wrong, where the request had several. */
  errors?: { code: string; detail: string; field?: string }[];
  [extension: string]: unknown;
}

/** Whether the answer is for a program: the API, or a script of our own pages. */
export function wantsJson(req: Request): boolean {
  return req.path.startsWith('/api/') || req.accepts(['html', 'json']) === 'json';
}

/** Answers with problem details in the reader's language. */
export function sendProblem(
  res: Response,
  error: UserError | UserErrors,
  extensions: Record<string, unknown> = {},
): void {
  res
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problemOf(res.req, error), ...extensions }));
}

function problemOf(req: Request, error: UserError | UserErrors): Problem {
  const all = error instanceof UserErrors ? error.errors : [error];
  const told = all.map((one) => ({
    code: one.key,
    detail: req.t(one.key, one.params),
    ...(one.field ? { field: one.field } : {}),
  }));
  return {
    type: 'about:blank',
    title: req.t(`errors:status.${error.status}`, { defaultValue: req.t('errors:status.400') }),
    status: error.status,
    detail: told.map((one) => one.detail).join(' '),
    code: told[0]?.code ?? 'errors:unknown',
    ...(told.length > 1 || told[0]?.field ? { errors: told } : {}),
  };
}

/**
 * The last handler: turns whatever was thrown into an answer. What a person can mend is told in
 * their language; anything else is logged in full and told only as a failure of ours.
 */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    if (res.headersSent) {
      next(thrown);
      return;
    }
    const error = asUserError(thrown);
    if (error.status >= 500) {
      logger.error(
        { err: thrown, method: req.method, path: loggedPath(req.path) },
        'request failed',
      );
    }
    if (wantsJson(req)) {
      sendProblem(res, error);
      return;
    }
    const problem = problemOf(req, error);
    renderPage(
      res,
      'errors/problem',
      { title: problem.title },
      { status: error.status, title: problem.title, messages: messagesOf(req, error) },
      error.status,
    );
  };
}

function messagesOf(req: Request, error: UserError | UserErrors): string[] {
  const all = error instanceof UserErrors ? error.errors : [error];
  return all.map((one) => req.t(one.key, one.params));
}

/** Errors of the libraries that read requests, by the name they carry. */
const LIBRARY_ERRORS: Record<string, string> = {
  'entity.parse.failed': 'errors:badJson',
  'entity.too.large': 'errors:tooLarge',
  'encoding.unsupported': 'errors:badEncoding',
  'charset.unsupported': 'errors:badEncoding',
  'parameters.too.many': 'errors:tooLarge',
};

/** PostgreSQL's states for a disk that is full, a database that is read-only, a disk that fails. */
const POSTGRES_STORAGE = new Set(['53100', '25006', '58030']);

/** What to tell of whatever was thrown; a status of 500 and more means that it has to be logged. */
export function asUserError(thrown: unknown): UserError | UserErrors {
  if (thrown instanceof UserError || thrown instanceof UserErrors) return thrown;
  const { type, status, code } = (thrown ?? {}) as {
    type?: string;
    status?: number;
    code?: string;
  };
  const key = type ? LIBRARY_ERRORS[type] : undefined;
  if (key) return new UserError(key, {}, status ?? 400);
  if (thrown instanceof URIError) return new UserError('errors:notFound.page', {}, 404);
  // A body that breaks off or does not unpack: its status is all they say of it.
  if (status === 400) return new UserError('errors:unreadable');
  if (code === 'ERR_SQLITE_ERROR' && /full|readonly|read-only|I\/O/i.test(String(thrown))) {
    return new UserError('errors:storage', {}, 507);
  }
  if (code !== undefined && POSTGRES_STORAGE.has(code)) {
    return new UserError('errors:storage', {}, 507);
  }
  return new UserError('errors:unexpected', {}, 500);
}
