import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { AttemptStore } from './attempt.store.ts';
import { safeBack } from './back.ts';
import { blankForm } from './form.ts';
import { renderSignIn } from './sign-in.ts';

const WINDOW_MS = 15 * 60 * 1000;
/** Wrong passwords for one address in a window: enough for a bad morning, too few to guess. */
const PER_EMAIL = 10;
/** Wrong passwords from one address of the network: a newsroom may share it. */
const PER_NETWORK = 50;

/** Slows down guessing of passwords, by the address guessed at and by where the guesses come from. */
export function limitSignIn({ db }: Pick<Services, 'db'>): RequestHandler[] {
  const handler: RequestHandler = (req, res) => {
    const { key, params } = tooManyAttempts(retryAfter(req));
    res.set('retry-after', String(retryAfter(req)));
    const form = { ...blankForm({ email: typedEmail(req) }), message: { key, params } };
    renderSignIn(req, res, { form, back: safeBack(req.body?.back) }, 429);
  };
  return [
    limiter({
      store: new AttemptStore(db, 'sign-in by network', WINDOW_MS),
      limit: PER_NETWORK,
      keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
      handler,
    }),
    limiter({
      store: new AttemptStore(db, 'sign-in by e-mail', WINDOW_MS),
      limit: PER_EMAIL,
      keyGenerator: (req) => typedEmail(req).trim().toLowerCase(),
      handler,
    }),
  ];
}

/** Slows down guessing of the current password by whoever found a browser signed in. */
export function limitPasswordChange({ db }: Pick<Services, 'db'>): RequestHandler {
  return limiter({
    store: new AttemptStore(db, 'password change', WINDOW_MS),
    limit: PER_EMAIL,
    keyGenerator: (req) => req.user?.id ?? '',
    handler: (req, res, next) => {
      res.set('retry-after', String(retryAfter(req)));
      next(tooManyAttempts(retryAfter(req)));
    },
  });
}

/** Slows down guessing of the addresses of feeds; one that is right is never refused. */
export function limitFeeds(
  { db }: Pick<Services, 'db'>,
  isRight: (res: Response) => boolean,
): RequestHandler {
  return limiter({
    store: new AttemptStore(db, 'feed by network', WINDOW_MS),
    limit: PER_NETWORK,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    skip: (_req, res) => isRight(res),
    handler: (req, res, next) => {
      res.set('retry-after', String(retryAfter(req)));
      next(tooManyAttempts(retryAfter(req)));
    },
  });
}

/** Attempts that succeed do not count. */
function limiter(options: {
  store: AttemptStore;
  limit: number;
  keyGenerator: (req: Request) => string;
  skip?: (req: Request, res: Response) => boolean;
  handler: RequestHandler;
}): RequestHandler {
  return rateLimit({
    ...options,
    windowMs: WINDOW_MS,
    skipSuccessfulRequests: true,
    legacyHeaders: false,
    standardHeaders: false,
    // Without a proxy configured Express ignores X-Forwarded-For, and so does the limit.
    validate: { xForwardedForHeader: false },
  });
}

function tooManyAttempts(seconds: number): UserError {
  return new UserError('accounts:error.tooManyAttempts', { count: Math.ceil(seconds / 60) }, 429);
}

/** Seconds until another attempt is let through. */
function retryAfter(req: Request): number {
  const { rateLimit: state } = req as Request & { rateLimit?: { resetTime?: Date } };
  const reset = state?.resetTime?.getTime() ?? Date.now() + WINDOW_MS;
  return Math.max(1, Math.ceil((reset - Date.now()) / 1000));
}

function typedEmail(req: Request): string {
  const email: unknown = req.body?.email;
  return typeof email === 'string' ? email : '';
}
