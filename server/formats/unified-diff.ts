import { createTwoFilesPatch } from 'diff';

/**
 * A unified diff that `patch -p1` and `git apply` take.
 *
 * @param file name of the file both sides stand for
 * @param before and `after`: whole texts, each line ended
 * @returns nothing where the texts are equal
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', {
    context: 3,
  });
  return patch
    .replace(/^=+\n/, '')
    .replace(/^--- (\S+)\t?$/m, '--- $1')
    .replace(/^\+\+\+ (\S+)\t?$/m, '+++ $1');
}
