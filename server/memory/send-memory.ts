import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Services } from '../services.ts';
import { eachEntryOf } from './entry.store.ts';
import type { Pair } from './signatures.ts';
import { writeMemory } from './write-memory.ts';

/** Sends the part of the memory in some languages as a file of TMX. */
export async function sendMemory(
  res: Response,
  db: Services['db'],
  wanted: Partial<Pair>,
): Promise<void> {
  const name = ['memory', wanted.source, wanted.target].filter(Boolean).join('-');
  res.attachment(`${name}.tmx`).type('application/x-tmx+xml');
  await pipeline(Readable.from(writeMemory(await eachEntryOf(db, wanted))), res);
}
