import type { Request } from 'express';
import { z } from 'zod';
import { readArticleForm } from '../articles/new-article-form.ts';
import { UserError } from '../errors.ts';
import { decode } from '../formats/decode.ts';
import { spelledNumber } from '../web/form.ts';

/** The form with both texts exactly as it was sent, so that it can be shown again as it was. */
export interface RenewalForm {
  original: string;
  translation: string;
  /** Engine that made the new translation; empty where it is unknown. */
  engine: string;
  reason: string;
  /** `1` once somebody confirmed that the translation is meant to be so short. */
  acceptShort: string;
}

/** What was converted on the way in. */
export interface ConversionNote {
  key: string;
  params: Record<string, unknown>;
}

/** A form that was sent, the texts of its files in place of those typed. */
export interface SentRenewal {
  form: RenewalForm;
  notes: ConversionNote[];
  problems: UserError[];
}

/** @param engine the one that made the machine translation of now, which is likely to be kept */
export const emptyForm = (engine: string | null): RenewalForm => ({
  original: '',
  translation: '',
  engine: engine ?? '',
  reason: '',
  acceptShort: '',
});

/** What is wanted of a form: to see the plan, to go back to the texts, or to save. */
export const renewalQuery = z.object({
  do: z.enum(['plan', 'edit', 'save']).catch('plan'),
  /** Number of the newest revision the plan shown was made for. */
  revision: spelledNumber.catch(-1),
});

/**
 * Reads the form, its files decoded as an import decodes them.
 *
 * @throws UserError 400 or 415 for a request that is no form
 */
export async function readRenewalForm(
  req: Request,
  languages: { original: string; translation: string },
): Promise<SentRenewal> {
  const { form: sent, files } = await readArticleForm(req);
  const form: RenewalForm = {
    original: sent.original,
    translation: sent.translation,
    engine: sent.engine,
    // The import's form has no reason; its field for a title is as long.
    reason: sent.title,
    acceptShort: sent.acceptShort,
  };
  const notes: ConversionNote[] = [];
  const problems: UserError[] = [];
  for (const side of ['original', 'translation'] as const) {
    const bytes = files[side]?.bytes;
    if (!bytes) continue;
    try {
      const { text, note } = decode(bytes, languages[side], side);
      form[side] = text;
      if (note) notes.push({ key: note.key, params: { ...note.params, side } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
    }
  }
  return { form, notes, problems };
}
