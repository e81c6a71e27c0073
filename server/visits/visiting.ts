import type { Request } from 'express';
import type { Translation } from '../articles/article.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { asUserError } from '../web/problem.ts';
import { findNews, findVisit, type News, noteVisit, type VisitKey } from './visit.store.ts';
import { type LastVisit, lastVisit } from './visit.ts';

/**
 * Notes that somebody opened a page about a translation. What a program reads with a person's key they
 * have not seen, so it makes no visit, but it may ask for theirs.
 *
 * @returns the visit before this one; undefined where this is the first
 */
export async function visiting(
  { db, logger }: Pick<Services, 'db' | 'logger'>,
  req: Request,
  { id, revision }: Pick<Translation, 'id' | 'revision'>,
): Promise<LastVisit | undefined> {
  const key = visitKey(req, id);
  const now = new Date();
  if (req.identifiedBy !== 'session') return lastVisit(await findVisit(db, key), now);
  try {
    return (await noteVisit(db, key, revision, now)).last;
  } catch (error) {
    // With a full disk an article can still be read, and is better read than refused.
    if (asUserError(error).status !== 507) throw error;
    logger.warn({ err: error }, 'a visit could not be noted');
    return lastVisit(await findVisit(db, key), now);
  }
}

/** The same, for pages that tell what others did since then; undefined where that is nothing. */
export async function newsFor(
  services: Pick<Services, 'db' | 'logger'>,
  req: Request,
  translation: Pick<Translation, 'id' | 'revision'>,
): Promise<News | undefined> {
  const since = await visiting(services, req, translation);
  return findNews(services.db, visitKey(req, translation.id), since, translation.revision);
}

function visitKey({ user }: Request, translation: number): VisitKey {
  if (!user) throw new UserError('errors:signInFirst', {}, 401);
  return { translation, user: user.id };
}
