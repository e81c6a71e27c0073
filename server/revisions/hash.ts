import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/**
 * Hash of a revision: SHA-256 over the parent's hash and the revision as canonical JSON (RFC 8785),
 * so that no revision can be changed without every later hash changing.
 *
 * @param parent hash of the revision before, or of what was imported
 * @param revision what `hashedPart` picks from it
 * @returns 64 hexadecimal digits
 * @throws TypeError where the revision holds what JSON cannot
 */
export function revisionHash(parent: string, revision: object): string {
  return sha256(parent + canonicalJson(revision));
}

/**
 * Where the chain of a translation begins, so that neither imported text can be swapped afterwards.
 *
 * @param original hash of the original's language and text
 * @param machine hash of the translation's language and machine text
 */
export function originHash(original: string, machine: string): string {
  return textHash(original, machine);
}

/**
 * Hash of two texts in this order. Their border is part of it, so moving a word from one to the
 * other changes it.
 *
 * @returns 64 hexadecimal digits
 */
export function textHash(one: string, other: string): string {
  return sha256(JSON.stringify([one, other]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
