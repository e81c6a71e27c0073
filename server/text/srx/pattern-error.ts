/** An expression cannot be used; the message says why, to the person who wrote it. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}
