import { readFile } from 'node:fs/promises';
import { getTranslation, listTranslationsOf } from '../articles/article.store.ts';
import { notFound, UserError, UserErrors } from '../errors.ts';
import { decode } from '../formats/decode.ts';
import { presentUnsettled } from '../renewal/present-renewal.ts';
import { renew } from '../renewal/renew.ts';
import { CommandError, sentences, translate } from './command-error.ts';
import { withInstallation } from './installation.ts';
import { languageOf } from './language.ts';
import { print } from './print.ts';

/** Options of `emend renew` as given. */
export interface RenewOptions {
  lang?: string;
  original?: string;
  translation?: string;
  engine?: string;
  reason?: string;
  acceptShort?: boolean;
  json?: boolean;
}

/** Gives an article new texts from files, and prints what became of its segments. */
export async function renewArticle(id: number, options: RenewOptions): Promise<void> {
  const wanted = options.lang === undefined ? undefined : languageOf(options.lang);
  if (options.original === undefined && options.translation === undefined) {
    throw new CommandError('Name a file with --original, with --translation, or both.');
  }
  const { revision, plan } = await withInstallation(async (services) => {
    const translations = await listTranslationsOf(services.db, id);
    if (translations.length === 0) throw notFound('article');
    const [found, another] = translations.filter(
      ({ targetLanguage }) => wanted === undefined || targetLanguage === wanted,
    );
    if (!found || another) {
      const languages = translations.map(({ targetLanguage }) => targetLanguage).join(', ');
      throw new CommandError(`Choose one of the article's translations with --lang: ${languages}.`);
    }
    try {
      const original = await read(options.original, found.article.sourceLanguage, 'original');
      const translation = await read(options.translation, found.targetLanguage, 'translation');
      const { engine, reason, acceptShort } = options;
      const now = await getTranslation(services.db, id, found.targetLanguage);
      return await renew(
        services,
        now,
        { original, translation, engine, reason, acceptShort },
        now.revision,
        { id: null, name: 'emend renew', role: 'administrator', languages: null },
      );
    } catch (error) {
      if (!(error instanceof UserError || error instanceof UserErrors)) throw error;
      const files: Record<string, string | undefined> = {
        original: options.original,
        translation: options.translation,
        engine: '--engine',
      };
      throw new CommandError(await sentences(error, (field) => files[field]));
    }
  });
  const conflicts = presentUnsettled(plan);
  if (options.json) {
    const number = revision?.number ?? null;
    await print(JSON.stringify({ revision: number, counts: plan.counts, conflicts }));
    return;
  }
  const t = await translate();
  const counts = Object.entries(plan.counts).filter(([, count]) => count > 0);
  const lines = revision
    ? [
        t('renewal:versions.revision', { number: revision.number }),
        ...counts.map(([name, count]) => t(`renewal:count.${name}`, { count, formatted: count })),
      ]
    : [t('renewal:plan.nothing')];
  await print(lines.join('\n'));
}

async function read(path: string | undefined, language: string, field: string) {
  if (path === undefined) return undefined;
  const { text, note } = decode(await readFile(path), language, field);
  if (note) {
    const t = await translate();
    process.stderr.write(`${path}: ${t(note.key, note.params)}\n`);
  }
  return text;
}
