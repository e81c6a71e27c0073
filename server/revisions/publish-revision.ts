import type { LiveEvent } from '../database/events.ts';
import type { Services } from '../services.ts';
import type { Revision } from './revision.ts';

/**
 * Tells the open pages of a translation what a revision touched, and has it checked. Call it after
 * the commit; where no revision was made there is nothing to tell.
 */
export async function publishRevision(
  { events, checking }: Pick<Services, 'events'> & Partial<Pick<Services, 'checking'>>,
  translation: number,
  revision: Revision | undefined,
  touched: Pick<LiveEvent, 'segments' | 'blocks'>,
): Promise<void> {
  if (!revision) return;
  checking?.soon(translation);
  const { number, author } = revision;
  await events.publish({ translation, revision: number, ...touched, author: author.name });
}
