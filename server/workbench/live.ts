import type { RequestHandler } from 'express';
import { z } from 'zod';
import { translationOf } from '../articles/translation-of.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { refreshed } from './put-segment.ts';

/** A comment line this often keeps proxies from closing a quiet connection. */
const HEARTBEAT_MS = 25_000;

/** Live events of a translation, as server-sent events, for as long as the reader is signed in. */
export const streamEvents =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.flushHeaders();
    res.write(`event: hello\ndata: ${JSON.stringify({ revision: translation.revision })}\n\n`);
    const unsubscribe = services.events.subscribe(translation.id, (event) => {
      res.write(`event: change\ndata: ${JSON.stringify(event)}\n\n`);
    });
    const heartbeat = setInterval(async () => {
      // Without the database nobody is let in, and nothing happens that could be told.
      const isStillIn = await services.accounts.isStillIn(req).catch(() => false);
      if (res.writableEnded) return;
      if (isStillIn) res.write(': still here\n\n');
      else end();
    }, HEARTBEAT_MS);
    const end = (): void => {
      clearInterval(heartbeat);
      unsubscribe();
      res.end();
    };
    services.stopping.addEventListener('abort', end, { once: true });
    res.on('close', () => {
      services.stopping.removeEventListener('abort', end);
      end();
    });
  };

/** At most a hundred identifiers, with commas between them. */
const idList = z
  .string()
  .transform((ids) => ids.split(','))
  .pipe(z.array(spelledNumber).max(100));

const blocksQuery = z.object({ segments: idList.optional(), blocks: idList.optional() });

/** Blocks as they now look, by their own numbers or by segments in them. */
export const showBlocks =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { segments = [], blocks = [] } = parseForm(blocksQuery, req.query);
    const rows = segments.length
      ? await services.db
          .selectFrom('segment')
          .select('block_id')
          .distinct()
          .where('translation_id', '=', translation.id)
          .where('id', 'in', segments)
          .execute()
      : [];
    const wanted = new Set([...blocks, ...rows.map((row) => row.block_id)]);
    res.json(await refreshed(services, res, translation, [...wanted]));
  };
