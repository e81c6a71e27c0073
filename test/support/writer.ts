import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { connect } from '../../server/database/connect.ts';
import { openEvents } from '../../server/database/events.ts';
import { findSegment } from '../../server/revisions/segment.store.ts';
import type { Services } from '../../server/services.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone } from './articles.ts';

/** Whoever writes: what they put in where, and how often others were quicker. */
export interface Written {
  words: { word: string; segment: number }[];
  merged: number;
  conflicts: number;
}

/**
 * Puts a word of its own into one segment after the other, each into the text as it was read, at a
 * place of its own in it. What conflicts is done again in the newer text, as an editor settles it.
 */
export async function write(
  store: Pick<Services, 'db' | 'events'>,
  translation: number,
  name: string,
  saves: number,
): Promise<Written> {
  const user = { ...someone('editor'), id: name, name };
  const written: Written = { words: [], merged: 0, conflicts: 0 };
  for (let n = 0; n < saves; n++) {
    // Everybody goes through the segments in the same order, which makes them meet.
    const segment = 2 + (n % 4);
    const word = `${name}${n}`;
    for (;;) {
      const seen = await findSegment(store.db, translation, segment);
      if (!seen) throw new Error(`Segment ${segment} is gone.`);
      const parts = seen.target.split(' ');
      parts.splice((name.charCodeAt(name.length - 1) * 3 + n) % (parts.length + 1), 0, word);
      const save = { text: parts.join(' '), version: seen.version };
      const { outcome } = await saveSegment(store, translation, segment, save, user);
      if (outcome === 'merged') written.merged++;
      if (outcome !== 'conflict') break;
      written.conflicts++;
    }
    written.words.push({ word, segment });
  }
  return written;
}

/** Run as a process of its own: `writer.ts URL-OR-FOLDER TRANSLATION NAME SAVES` prints `Written`. */
if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , place = '', translation, name = '', saves] = argv;
  const isUrl = place.startsWith('postgres');
  const connection = await connect(
    isUrl ? { databaseUrl: place, dataDirectory: '' } : { dataDirectory: place },
  );
  const events = await openEvents(connection, pino({ level: 'silent' }));
  const written = await write(
    { db: connection.db, events },
    Number(translation),
    name,
    Number(saves),
  );
  await events.close();
  await connection.close();
  console.log(JSON.stringify(written));
}
