/**
 * An error the person at the keyboard can do something about. It carries an i18n key instead of a
 * sentence, because only the place that renders it knows the reader's language.
 */
export class UserError extends Error {
  readonly key: string;
  readonly params: Record<string, unknown>;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Form field the message belongs to, if it belongs to one. */
  readonly field: string | undefined;

  /**
   * @param key i18n key with its namespace, such as `import:error.empty`
   * @param params values interpolated into the message
   * @param status HTTP status of the answer
   * @param field name of the form field at fault
   */
  constructor(key: string, params: Record<string, unknown> = {}, status = 400, field?: string) {
    super(key);
    this.name = 'UserError';
    this.key = key;
    this.params = params;
    this.status = status;
    this.field = field;
  }
}

/** Several things wrong with one request, all told at once. */
export class UserErrors extends Error {
  readonly errors: readonly UserError[];
  readonly status: number;

  constructor(errors: readonly UserError[], status = 422) {
    super(errors.map((error) => error.key).join(', '));
    this.name = 'UserErrors';
    this.errors = errors;
    this.status = status;
  }
}

/** The address names something that does not exist (or that this person may not know of). */
export function notFound(what: 'page' | 'article' | 'segment' | 'revision' = 'page'): UserError {
  return new UserError(`errors:notFound.${what}`, {}, 404);
}
