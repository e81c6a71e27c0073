import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { UserError } from '../errors.ts';

/**
 * Security headers. Scripts and styles come from this server only; the one exception, the style
 * element the text editor makes, carries a nonce made for the request.
 */
export function securityHeaders(options: { https: boolean }): RequestHandler[] {
  const nonce: RequestHandler = (_req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64');
    next();
  };
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: [
          "'self'",
          (_req, res) => `'nonce-${(res as unknown as WithNonce).locals.nonce}'`,
        ],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(options.https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Told to browsers over plain HTTP it would be ignored at best.
    strictTransportSecurity: options.https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return [nonce, headers];
}

interface WithNonce {
  locals: { nonce: string };
}

/**
 * Refuses requests that change something unless they come from our own pages. Every browser says
 * where a request comes from (Sec-Fetch-Site, or Origin), and no page of another site can forge
 * that; API keys are never sent by a browser on its own, so they need no such check.
 */
export function sameOrigin(publicUrl: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || req.identifiedBy === 'key') {
      next();
      return;
    }
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    const own = publicUrl ? new URL(publicUrl).origin : `${req.protocol}://${req.get('host')}`;
    if (site === 'same-origin' || (site === undefined && origin === own)) {
      next();
      return;
    }
    if (site === undefined && origin === undefined && req.user === undefined) {
      // No browser: a command that has not signed in. It has nothing another site could misuse.
      next();
      return;
    }
    next(new UserError('errors:crossSite', {}, 403));
  };
}
