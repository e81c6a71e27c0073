import { argv } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { connect } from '../../server/database/connect.ts';
import { openEvents } from '../../server/database/events.ts';
import { findSegment } from '../../server/revisions/segment.store.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone } from './articles.ts';

/**
 * Run as a process of its own: `instance.ts URL-OR-FOLDER TRANSLATION NAME` saves without end, a word
 * more into one of four segments each time, and prints `WORD SEGMENT REVISION` for each save that was
 * answered. It ends when it is killed.
 */
if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , place = '', translation, name = ''] = argv;
  const connection = await connect(
    place.startsWith('postgres')
      ? { databaseUrl: place, dataDirectory: '' }
      : { dataDirectory: place },
  );
  const { db } = connection;
  const events = await openEvents(connection, pino({ level: 'silent' }));
  const user = { ...someone('editor'), id: name, name };
  for (let n = 0; ; n++) {
    const segment = 2 + (n % 4);
    // One word to the diff, so that it comes whole into one delta.
    const word = `${name}n${n}`;
    const seen = await findSegment(db, Number(translation), segment);
    if (!seen) throw new Error(`Segment ${segment} is gone.`);
    const text = withWord(seen.target, word, name);
    const save = { text, version: seen.version };
    const saved = await saveSegment({ db, events }, Number(translation), segment, save, user);
    if (saved.outcome === 'conflict' || !saved.revision) continue;
    process.stdout.write(`${word} ${segment} ${saved.revision.number}\n`);
    // A database that is asked without a break lets others wait, and people do take breaks.
    await pause(10);
  }
}

/** The last words of a text with one more, at a place that depends on whose it is. */
export function withWord(text: string, word: string, name: string): string {
  const words = text.split(' ').slice(-12);
  words.splice((name.charCodeAt(0) * 3) % (words.length + 1), 0, word);
  return words.join(' ');
}
