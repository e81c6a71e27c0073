import type { UserError } from '../errors.ts';
import { isLanguageTag } from '../text/language.ts';
import type { Format } from '../web/format.ts';
import { MOST_FILE_BYTES } from './article-file.ts';
import { DETAIL_LENGTHS } from './import-article-details.ts';
import type { ArticleForm } from './new-article-form.ts';

/** A message: i18n key and its values. */
export interface Message {
  key: string;
  params: Record<string, unknown>;
}

/** A field's message, which the summary links to the field. */
export interface FieldMessage extends Message {
  field: string | undefined;
}

export interface ImportPage {
  form: ArticleForm;
  errors: FieldMessage[];
  /** First message of each field that has one. */
  byField: Record<string, Message | undefined>;
  notes: Message[];
  /** The same article, when it is there already. */
  same: { id: number; title: string } | undefined;
  /** What can be confirmed by ticking a box: names of fields of the form. */
  confirmable: ('again' | 'acceptShort')[];
  /** Languages to choose from, by name in the reader's language. */
  languages: LanguageChoice[];
  /** Tags beyond these to help whoever types one. */
  moreLanguages: LanguageChoice[];
  lengths: typeof DETAIL_LENGTHS;
  megabytes: number;
}

export interface LanguageChoice {
  tag: string;
  name: string;
}

/** Languages newsrooms translate between most; any other is typed as a tag. */
const COMMON_LANGUAGES =
  'ar bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv ms nb nl pl pt ro ru sk sl sr sv sw ta th tr uk ur uz vi zh'.split(
    ' ',
  );
const MORE_LANGUAGES =
  'af am as az be bs ca ceb cy de-AT de-CH en-GB en-US eo es-419 es-MX eu fil fo fr-CA fr-CH ga gl gu ha haw ig is jv km kn kok ku ky la lb lo mg mi mk ml mn mr mt my ne nn or pa ps pt-BR pt-PT rm rw sd si so sq sr-Latn su te tg ti tk tl tt ug xh yi yo yue zh-Hans zh-Hant zu'.split(
    ' ',
  );

/** The import form as its page shows it. */
export function presentImport(
  form: ArticleForm,
  format: Format,
  { errors, notes }: { errors: readonly UserError[]; notes: readonly Message[] },
): ImportPage {
  const same = errors.find(({ key }) => key === 'import:error.sameArticle')?.params;
  const short = errors.some(({ key }) => key === 'import:error.translationShort');
  const chosen = [form.sourceLanguage, form.targetLanguage].filter(
    (tag) => tag && !COMMON_LANGUAGES.includes(tag),
  );
  return {
    form,
    errors: inOrderOf(form, errors).map(({ key, params, field }) => ({ key, params, field })),
    byField: messagesByField(errors),
    notes: [...notes],
    same: same && { id: Number(same.id), title: String(same.title) },
    confirmable: [
      ...(same || form.again ? (['again'] as const) : []),
      ...(short || form.acceptShort ? (['acceptShort'] as const) : []),
    ],
    languages: namedLanguages([...new Set([...COMMON_LANGUAGES, ...chosen])], format),
    moreLanguages: namedLanguages(MORE_LANGUAGES, format),
    lengths: DETAIL_LENGTHS,
    megabytes: MOST_FILE_BYTES / 1_000_000,
  };
}

/** Errors in the order of the fields, so that going from one to the next goes down the form. */
function inOrderOf(form: ArticleForm, errors: readonly UserError[]): UserError[] {
  const fields = Object.keys(form);
  return errors.toSorted(
    (one, other) => fields.indexOf(one.field ?? '') - fields.indexOf(other.field ?? ''),
  );
}

/** The first message of each field. */
export function messagesByField(errors: readonly UserError[]): Record<string, Message | undefined> {
  const byField: Record<string, Message | undefined> = {};
  for (const { field, key, params } of errors) {
    if (field) byField[field] ??= { key, params };
  }
  return byField;
}

/** Tags to help whoever types one, by name in the reader's language. */
export function suggestedLanguages(format: Format): LanguageChoice[] {
  return namedLanguages([...COMMON_LANGUAGES, ...MORE_LANGUAGES], format);
}

function namedLanguages(tags: readonly string[], format: Format): LanguageChoice[] {
  const { compare } = new Intl.Collator(format.locale);
  return (
    tags
      // What was sent for a language is shown again, also when it is no tag at all.
      .map((tag) => ({ tag, name: isLanguageTag(tag) ? format.language(tag) : tag }))
      .sort((one, other) => compare(one.name, other.name))
  );
}
