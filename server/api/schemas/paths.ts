import { z } from 'zod';
import { id, language, number } from './common.ts';

/** Names in addresses. */

/** Names in addresses. */
export const articlePath = z.object({ id: id.describe('Number of the article') });
export const translationPath = articlePath.extend({
  lang: language.describe('Target language (BCP 47), in capital or small letters'),
});
export const segmentPath = translationPath.extend({
  segment: id.describe('Number of the segment'),
});
export const revisionPath = translationPath.extend({
  n: number.describe('Number of the revision'),
});
export const hunkPath = revisionPath.extend({
  segment: id.describe('Number of the segment'),
  hunk: number.describe('Which of the changes to its text, from 1'),
});
