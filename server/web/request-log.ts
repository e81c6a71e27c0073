import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Addresses in which a secret follows that lets whoever knows it in. */
const SECRET_LINK = /^\/(welcome|invitations|password|feeds)\/[^/]+/i;

/**
 * The path of an address as it may stand in a log: without the secret of a link, and without what
 * follows the question mark, which may be words of an article.
 */
export function loggedPath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(SECRET_LINK, '/$1/…');
}

/**
 * Logs each request with its answer. Of the headers nothing is logged: cookies and keys are in them,
 * in those of the answer as well.
 */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    serializers: {
      req: ({ id, method, url, remoteAddress }) => {
        return { id, method, path: loggedPath(url), remoteAddress };
      },
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
}
