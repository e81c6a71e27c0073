import type { Kysely } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import type { BilingualDocument } from '../formats/document.ts';
import { tmx } from '../formats/tmx.ts';
import type { Author } from '../revisions/revision.ts';
import { catchUp } from './catch-up.ts';
import { neighbourKey, type Pair } from './signatures.ts';

/** What became of a file. */
export interface ImportedMemory {
  pair: Pair;
  /** Entries it brought; those that were there already are among them, and there once. */
  entries: number;
  /** Units left out, as they have no text in one of the languages. */
  skipped: number;
}

/** A file with a translation memory, read. */
export interface MemoryFile {
  name: string;
  pair: Pair;
  document: BilingualDocument;
}

/**
 * Reads a file of TMX.
 *
 * @throws FormatError where it is not valid
 */
export async function readMemoryFile(name: string, bytes: Uint8Array): Promise<MemoryFile> {
  const document = await tmx.read(bytes);
  return {
    name,
    pair: { source: document.sourceLanguage, target: document.targetLanguage ?? 'und' },
    document,
  };
}

/**
 * Takes the units of a file into the memory, all or none. The units beside one are its context. An
 * entry that another file brought before is there once, with the newest file as its origin.
 */
export async function importMemory(
  db: Kysely<Database>,
  { name, pair, document }: MemoryFile,
  author: Author,
): Promise<ImportedMemory> {
  const segments = document.units.flatMap((unit) =>
    unit.segments.map((segment) => ({ ...segment, codes: unit.codes })),
  );
  const rows = segments.flatMap(({ source, target, codes }, index) =>
    source.trim() === '' || target === undefined || target.trim() === ''
      ? []
      : [
          {
            source_language: pair.source,
            target_language: pair.target,
            source,
            target,
            codes: codes.length > 0 ? JSON.stringify(codes) : null,
            translation_id: null,
            segment_id: null,
            revision: null,
            file: name,
            added_by_id: author.id,
            added_by: author.name,
            added_at: new Date().toISOString(),
            before_key: neighbourKey(segments[index - 1]?.source ?? ''),
            after_key: neighbourKey(segments[index + 1]?.source ?? ''),
            stage: 'new' as const,
          },
        ],
  );
  await writing(db, async (trx) => {
    for (const batch of inBatches(rows))
      await trx.insertInto('memory_entry').values(batch).execute();
  });
  await catchUp(db);
  return { pair, entries: rows.length, skipped: segments.length - rows.length };
}
