import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { UserError } from '../errors.ts';

/** Largest file of TMX that a form takes; larger ones go by the command line. */
export const MOST_MEMORY_BYTES = 50_000_000;

/**
 * Reads the file of a form.
 *
 * @throws UserError 415 for a request that is no form with files, 422 where no file was chosen, 413
 *   where it is too large
 */
export async function readMemoryForm(req: Request): Promise<{ name: string; bytes: Buffer }> {
  // A form without files was read already.
  if (typeof req.body === 'object' && req.body !== null) throw noFile();
  const parser = openParser(req);
  const chunks: Buffer[] = [];
  let name = '';
  let isTooLarge = false;
  parser.on('file', (_field, stream, { filename }) => {
    name = filename ?? '';
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('limit', () => {
      isTooLarge = true;
    });
  });
  try {
    await pipeline(req, parser);
  } catch {
    throw new UserError('import:error.brokenForm');
  }
  if (isTooLarge) {
    throw new UserError('memory:error.tooLarge', { count: MOST_MEMORY_BYTES / 1e6 }, 413, 'file');
  }
  if (name === '') throw noFile();
  return { name, bytes: Buffer.concat(chunks) };
}

function noFile(): UserError {
  return new UserError('memory:error.noFile', {}, 422, 'file');
}

function openParser(req: Request): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: MOST_MEMORY_BYTES },
    });
  } catch {
    throw new UserError('import:error.noForm', {}, 415);
  }
}
