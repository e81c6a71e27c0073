import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { type GivenFile, MOST_FILE_BYTES } from '../articles/article-file.ts';
import { UserError } from '../errors.ts';
import { canonicalLanguage } from '../text/language.ts';
import { type BatchSettings, MOST_FILES } from './batch.ts';

/** A form with files, as it was sent. */
export interface BatchForm {
  settings: BatchSettings;
  /** Whether nothing more is to come. */
  isComplete: boolean;
}

/**
 * Reads a form with any number of files.
 *
 * @param take called with each file as soon as it has come, one after the other; files are read to one
 *   byte beyond the limit
 * @throws UserError 400 when the request is no form or breaks off, 415 when it is something else
 */
export async function readBatchForm(
  req: Request,
  take: (file: GivenFile, form: () => BatchForm) => Promise<void>,
): Promise<BatchForm> {
  const fields = new Map<string, string>();
  const form = () => formOf(fields);
  if (typeof req.body === 'object' && req.body !== null) {
    for (const [name, value] of Object.entries(req.body)) fields.set(name, String(value));
    return form();
  }
  const parser = openParser(req);
  let taken = Promise.resolve();
  let refusal: unknown;
  parser.on('field', (name, value) => fields.set(name, value));
  parser.on('file', (_name, stream, { filename }) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      // A file field nobody used is sent as an empty file without a name.
      if (!filename) return;
      const file = { name: filename, bytes: Buffer.concat(chunks) };
      // Whoever sends hears of it once all is read: an answer before that, many never see.
      taken = taken.then(async () => {
        if (refusal === undefined) await take(file, form);
      });
      taken = taken.catch((error: unknown) => {
        refusal ??= error;
      });
    });
  });
  try {
    await pipeline(req, parser);
  } catch {
    // What has come whole is kept, also when the rest breaks off.
    await taken;
    if (refusal !== undefined) throw refusal;
    throw new UserError('import:error.brokenForm');
  }
  await taken;
  if (refusal !== undefined) throw refusal;
  return form();
}

function openParser(req: Request): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { fields: 20, files: MOST_FILES, fileSize: MOST_FILE_BYTES + 1 },
    });
  } catch {
    throw new UserError('import:error.noForm', {}, 415);
  }
}

function formOf(fields: ReadonlyMap<string, string>): BatchForm {
  const text = (name: string) => fields.get(name)?.trim() ?? '';
  return {
    settings: {
      sourceLanguage: languageOf(text('sourceTag') || text('sourceLanguage')),
      targetLanguage: languageOf(text('targetTag') || text('targetLanguage')),
      engine: text('engine').slice(0, 200),
      again: text('again') === '1',
    },
    isComplete: text('more') === '',
  };
}

/** @throws UserError 422 for what is no language tag */
function languageOf(tag: string): string {
  if (tag === '') return '';
  const language = canonicalLanguage(tag);
  if (language) return language;
  throw new UserError('import:error.languageInvalid', { tag: tag.slice(0, 60) }, 422);
}
