/** What of a translation's record does not hold. */
export interface Failure {
  /** The revision the row at fault belongs to; for what is stored of the texts as they stand, the
   * revision that left them so. */
  revision: number;
  /** The row at fault, in words: "change of segment 3", "approval of segment 3". */
  what: string;
  /** What is wrong with it, in a sentence. */
  detail: string;
}

/** Ends a verification at the first thing that does not hold. */
export class DoesNotHoldError extends Error {
  override readonly name = 'DoesNotHoldError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`Revision ${failure.revision}, ${failure.what}: ${failure.detail}`);
    this.failure = failure;
  }
}

/** @throws DoesNotHoldError always */
export function fail(revision: number, what: string, detail: string): never {
  throw new DoesNotHoldError({ revision, what, detail });
}

const SHOWN = 60;

/** A value as a message shows it: long texts by their beginning. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}
