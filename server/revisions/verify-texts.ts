import { fail } from './failure.ts';
import { textHash } from './hash.ts';
import type { RecordRow, RenewedTextRow, RevisionRow } from './record.store.ts';
import type { TextHashes } from './revision.ts';

/**
 * Holds the texts that came in with a revision against it: a renewal has some, nothing else has, and
 * each has the hash that is stored with it. That those hashes are the ones of the time follows from
 * the revision's own, which covers them.
 *
 * @param rows what is stored for the revision, and such as belongs to none
 * @returns the hashes, for the revision's; undefined where it is no renewal
 * @throws DoesNotHoldError naming the text at fault
 */
export function checkTexts(
  { number, kind }: Pick<RevisionRow, 'number' | 'kind'>,
  rows: readonly RenewedTextRow[],
  languages: Pick<RecordRow, 'source_language' | 'target_language'>,
): TextHashes | undefined {
  const stray = rows.find(({ revision }) => revision !== number);
  if (stray) fail(stray.revision, 'texts', 'There is no such revision.');
  const [row] = rows;
  if (kind !== 'renew') {
    if (row) fail(number, 'texts', 'The revision brought in no texts.');
    return undefined;
  }
  if (!row) fail(number, 'texts', 'The revision brought in a new text, but none is there.');
  const { original, original_hash, machine_text, machine_hash } = row;
  if (original_hash === null && machine_hash === null) {
    fail(number, 'texts', 'The revision brought in a new text, but no hash of one is there.');
  }
  checkText(number, 'original', original, original_hash, languages.source_language);
  checkText(number, 'machine text', machine_text, machine_hash, languages.target_language);
  return { original: original_hash, machine: machine_hash };
}

function checkText(
  revision: number,
  what: string,
  text: string | null,
  hash: string | null,
  language: string,
): void {
  if (text === null) {
    if (hash !== null) fail(revision, what, 'Its hash is there, but the text is not.');
  } else if (hash === null) {
    fail(revision, what, 'The text is there, but the revision brought in none.');
  } else if (hash !== textHash(language, text)) {
    fail(revision, what, 'It, or the language of it, is not the one that came in.');
  }
}
