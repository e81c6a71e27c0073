import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { UserError } from '../errors.ts';
import { MAX_BYTES } from '../formats/check-text.ts';
import { type GivenFile, MOST_FILE_BYTES } from './article-file.ts';

/** The import form exactly as it was sent, so that it can be shown again as it was. */
export interface ArticleForm {
  original: string;
  sourceLanguage: string;
  /** Tag of a language that is not on the list; goes before `sourceLanguage`. */
  sourceTag: string;
  translation: string;
  targetLanguage: string;
  targetTag: string;
  title: string;
  engine: string;
  url: string;
  author: string;
  publishedOn: string;
  /** `1` once somebody confirmed that the same article may come in again. */
  again: string;
  /** `1` once somebody confirmed that the translation is meant to be so short. */
  acceptShort: string;
  /** Draft this one takes the place of. */
  draft: string;
}

/** Fields that take a file instead of typed text. */
export type TextField = 'original' | 'translation';

/** Names of the fields that take files, with the field each stands for. */
const FILE_FIELDS: Record<string, TextField> = {
  originalFile: 'original',
  translationFile: 'translation',
};

/** A sent form with the files chosen in it. */
export interface SentForm {
  form: ArticleForm;
  files: Partial<Record<TextField, GivenFile>>;
}

/**
 * Pasted text is read beyond the limit of what is taken in, so that the form can show it again with
 * the message that it is too long.
 */
const MAX_FIELD_BYTES = 2 * MAX_BYTES;
const MAX_FIELDS = 20;

/** The form as it is before anybody typed in it, its fields in the order of the page. */
export function emptyForm(): ArticleForm {
  return {
    original: '',
    sourceLanguage: '',
    sourceTag: '',
    translation: '',
    targetLanguage: '',
    targetTag: '',
    title: '',
    engine: '',
    url: '',
    author: '',
    publishedOn: '',
    again: '',
    acceptShort: '',
    draft: '',
  };
}

/**
 * Reads the import form, sent as `multipart/form-data` or URL-encoded. Files are read to one byte
 * beyond the limit, which is enough to tell that they are too large.
 *
 * @throws UserError 400 when the request is no form or breaks off, 415 when it is something else
 */
export async function readArticleForm(req: Request): Promise<SentForm> {
  const form = emptyForm();
  const files: SentForm['files'] = {};
  if (isRecord(req.body)) {
    for (const [name, value] of Object.entries(req.body)) setField(form, name, value);
    return { form, files };
  }
  const parser = openParser(req);
  parser.on('field', (name, value) => setField(form, name, value));
  parser.on('file', (name, stream, { filename }) => {
    const field = FILE_FIELDS[name];
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      // A file field nobody used is sent as an empty file.
      if (field && chunks.length > 0) {
        files[field] = { name: filename ?? '', bytes: Buffer.concat(chunks) };
      }
    });
  });
  try {
    await pipeline(req, parser);
  } catch {
    throw new UserError('import:error.brokenForm');
  }
  return { form, files };
}

function openParser(req: Request): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: {
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        files: Object.keys(FILE_FIELDS).length,
        fileSize: MOST_FILE_BYTES + 1,
      },
    });
  } catch {
    // It refuses what is neither kind of form, which no page of ours sends.
    throw new UserError('import:error.noForm', {}, 415);
  }
}

function setField(form: ArticleForm, name: string, value: unknown): void {
  if (Object.hasOwn(form, name) && typeof value === 'string') {
    form[name as keyof ArticleForm] = value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
