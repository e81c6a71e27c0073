import type { CompiledQuery } from 'kysely';

/** A query that was compiled once, with the values of this time in place of the ones it had. */
export function withParameters<Row>(
  query: CompiledQuery<Row>,
  parameters: readonly unknown[],
): CompiledQuery<Row> {
  return { ...query, parameters };
}
