import { z } from 'zod';
import { canonicalLanguage } from '../text/language.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
import { ROLES } from './user.ts';

/** Longest name in UTF-16 code units; the longest ones people have fit three times. */
const NAME_MAX = 200;
/** RFC 5321, 4.5.3.1.3. */
const EMAIL_MAX = 254;

/** Control characters, and halves of characters: no name has them, and no database keeps them all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** A person's name. */
export const nameField = z
  .string({ error: 'accounts:error.nameMissing' })
  .trim()
  .min(1, 'accounts:error.nameMissing')
  .max(NAME_MAX, 'accounts:error.nameTooLong')
  .refine((name) => !UNPRINTABLE.test(name), 'accounts:error.nameUnprintable');

/** An e-mail address, as typed; it is compared and stored in lower case. */
export const emailField = z
  .string({ error: 'accounts:error.emailMissing' })
  .trim()
  .min(1, { error: 'accounts:error.emailMissing', abort: true })
  .max(EMAIL_MAX, { error: 'accounts:error.emailInvalid', abort: true })
  .pipe(z.email('accounts:error.emailInvalid'));

/** A password somebody chooses. */
export const newPasswordField = z
  .string({ error: 'accounts:error.passwordMissing' })
  .superRefine((password, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: 'custom', ...problem });
  });

/** A password somebody has. */
export const passwordField = z
  .string({ error: 'accounts:error.passwordMissing' })
  .min(1, 'accounts:error.passwordMissing')
  .max(PASSWORD_MAX, 'accounts:error.passwordTooLong');

/** One of the roles, chosen from a list. */
export const roleField = z.enum(ROLES, 'accounts:error.roleMissing');

/** Target languages as typed, "de, zh-Hant"; nothing typed means all. */
export const languagesField = z
  .string()
  .default('')
  .transform((typed, context) => {
    const languages = new Set<string>();
    for (const tag of typed.split(/[\s,;]+/).filter(Boolean)) {
      const language = canonicalLanguage(tag);
      if (language !== undefined) languages.add(language);
      else {
        context.addIssue({
          code: 'custom',
          message: 'accounts:error.languageUnknown',
          params: { tag },
        });
      }
    }
    return languages.size === 0 ? null : [...languages];
  });

/** A field that may be left empty. */
export function optional<Field extends z.ZodType>(field: Field) {
  return z
    .literal('')
    .transform(() => undefined)
    .or(field)
    .optional();
}

function passwordProblem(password: string) {
  if (password === '') return { message: 'accounts:error.passwordMissing' };
  if (password.length < PASSWORD_MIN) {
    return { message: 'accounts:error.passwordTooShort', params: { count: PASSWORD_MIN } };
  }
  if (password.length > PASSWORD_MAX) return { message: 'accounts:error.passwordTooLong' };
  return undefined;
}
