import type { z } from 'zod';
import { emailField, nameField } from '../accounts/fields.ts';
import type { Role } from '../accounts/user.ts';
import { localAddress } from '../config.ts';
import { CommandError } from './command-error.ts';
import { withInstallation } from './installation.ts';
import { languagesOf } from './language.ts';
import { print } from './print.ts';

/** Options of `emend user invite`. */
export interface InviteOptions {
  role: Role;
  lang?: string[];
  email?: string;
  name?: string;
  json?: boolean;
}

/** Makes an invitation and prints its link. */
export async function inviteUser(options: InviteOptions): Promise<void> {
  const languages = languagesOf(options.lang);
  const email = checked(options.email, emailField, 'e-mail address');
  const name = checked(options.name, nameField, 'name');
  await withInstallation(async ({ accounts, config }) => {
    const { path, expiresAt } = await accounts.inviteUser(
      { email, name, role: options.role, languages },
      'emend user invite',
    );
    const url = `${config.publicUrl ?? localAddress(config)}${path}`;
    await print(options.json ? JSON.stringify({ url, expiresAt }) : url);
  });
}

/** Options of `emend apikey create`. */
export interface KeyOptions {
  user?: string;
  service?: string;
  role: Role;
  lang?: string[];
  name?: string;
  expires?: number;
  json?: boolean;
}

/** Makes an API key, for a person or for a service of its own, and prints it this once. */
export async function createApiKey(options: KeyOptions): Promise<void> {
  const languages = languagesOf(options.lang);
  const service = checked(options.service, nameField, 'name');
  const name = checked(options.name, nameField, 'name');
  const owner =
    options.user === undefined
      ? { service: { name: service ?? 'API', role: options.role, languages } }
      : { userEmail: options.user };
  const key = await withInstallation(async ({ accounts }) => {
    const made = await accounts.createApiKey(owner, { name, expiresInDays: options.expires });
    return made.key;
  });
  await print(options.json ? JSON.stringify({ key }) : key);
}

/** The value of an option as it will be stored. */
function checked(value: string | undefined, field: z.ZodType<string>, what: string) {
  if (value === undefined) return undefined;
  const parsed = field.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CommandError(`"${value}" cannot be used as ${what === 'name' ? 'a' : 'an'} ${what}.`);
}
