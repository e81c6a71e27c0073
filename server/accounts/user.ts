/** What a person may do, from least to most; each role includes the ones before it. */
export const ROLES = ['reader', 'editor', 'reviewer', 'administrator'] as const;

export type Role = (typeof ROLES)[number];

/** Whoever makes a request: a signed-in person or the holder of an API key. */
export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Target languages the role is limited to; elsewhere the person only reads. Null: all. */
  languages: readonly string[] | null;
}

/** What can be asked of `can`. */
export type Permission = 'read' | 'edit' | 'review' | 'administer';

const neededRole: Record<Permission, Role> = {
  read: 'reader',
  edit: 'editor',
  review: 'reviewer',
  administer: 'administrator',
};

/**
 * Whether a person may do something.
 *
 * @param targetLanguage BCP 47 tag of the translation it would be done to; a limit to `de` covers
 *   `de-AT` as well
 */
export function can(
  user: Pick<User, 'role' | 'languages'>,
  permission: Permission,
  targetLanguage?: string,
): boolean {
  if (permission === 'read') return true;
  if (ROLES.indexOf(user.role) < ROLES.indexOf(neededRole[permission])) return false;
  if (user.languages === null || targetLanguage === undefined) return true;
  const tag = targetLanguage.toLowerCase();
  return user.languages.some((language) => {
    const limit = language.toLowerCase();
    return tag === limit || tag.startsWith(`${limit}-`);
  });
}
