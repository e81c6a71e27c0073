import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { type FeedOwner, findFeedOwner } from '../accounts/feed.store.ts';
import { limitFeeds } from '../accounts/limits.ts';
import { notFound } from '../errors.ts';
import type { Services } from '../services.ts';
import { VERSION } from '../version.ts';
import { formatFor } from '../web/format.ts';
import { interfaceLocale } from '../web/i18n.ts';
import { fragment } from '../web/render.ts';
import { findLaterChanges } from './find-later-changes.ts';
import { type ListedChange, listLaterChanges } from './later-change.store.ts';
import { presentFeed } from './present-feed.ts';
import { readLaterChanges } from './read-later-changes.ts';

/** Entries of the feed: a reader that asks once a day misses none on a busy one. */
const FEED_SIZE = 50;

/** What XML 1.0 cannot hold, though a text may (section 2.2). */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Finds whose feed the address opens. Whoever guesses addresses is slowed down. */
export function feedOwner(services: Services): RequestHandler<{ token: string }>[] {
  return [
    async (req, res, next) => {
      res.locals.feedOwner = await findFeedOwner(services.db, req.params.token);
      next();
    },
    limitFeeds(services, (res) => ownerIn(res) !== undefined) as RequestHandler<{ token: string }>,
  ];
}

/** The same as the page of changes to one's text, as an Atom feed (RFC 4287). */
export const showFeed =
  ({ db, config }: Services): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const owner = ownerIn(res);
    // No word about whether it ever was an address.
    if (!owner) throw notFound();
    const { user, locale, createdAt } = owner;
    const language = locale ?? req.language;
    const base = config.publicUrl ?? `${req.protocol}://${req.get('host')}`;
    await findLaterChanges(db, user.id);
    const listed = await listLaterChanges(db, user.id, { limit: FEED_SIZE });

    if (locale === null) res.vary('accept-language');
    res.set('content-language', interfaceLocale(language));
    setValidators(res, listed, [VERSION, base, language, user.id, createdAt]);
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    const feed = presentFeed({
      base,
      self: `${base}/feeds/${req.params.token}`,
      owner,
      changes: await readLaterChanges(db, listed),
    });
    const xml = fragment(res, 'mine/feed', {
      feed,
      version: VERSION,
      t: req.speak(language),
      locale: interfaceLocale(language),
      format: formatFor(language, config.timeZone),
    });
    res.type('application/atom+xml').send(xml.replace(NO_XML, '\u{fffd}'));
  };

function ownerIn(res: Response): FeedOwner | undefined {
  return res.locals.feedOwner as FeedOwner | undefined;
}

/** Tells by what to ask again whether anything is new. Of each change all but the title is for good. */
function setValidators(
  res: Response,
  listed: readonly ListedChange[],
  frame: readonly string[],
): void {
  const entries = listed.map(({ hash, segment, title, article }) => [
    hash,
    segment,
    title,
    article,
  ]);
  const digest = createHash('sha256')
    .update(JSON.stringify([frame, entries]))
    .digest('base64url');
  res.set('etag', `W/"${digest}"`);
  const [createdAt = ''] = frame.slice(-1);
  const found = listed.reduce(
    (newest, { foundAt }) => (foundAt > newest ? foundAt : newest),
    createdAt,
  );
  // A date tells seconds apart: within this one, more may come that it would say nothing of.
  if (Date.now() - Date.parse(found) >= 1000) {
    res.set('last-modified', new Date(found).toUTCString());
  }
}
