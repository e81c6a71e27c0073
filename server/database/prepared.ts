import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema.ts';

interface Buildable<Row> {
  compile(): CompiledQuery<Row>;
}

/** Stands for a value in a query that is built before any are known. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Whatever reads it would put what it makes of it into the query for ever. */
  [Symbol.toPrimitive](): never {
    throw new TypeError(`The value of "${this.name}" is not known yet: pass it on as it is.`);
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }
}

/**
 * A query whose SQL is built once for each engine instead of each time it is asked, for what is asked
 * with every request or save: building takes longer than most rows take to read.
 *
 * @param build makes the query; it may hand on the values it is given, and not look at them: no
 *   conditions on them, no spreading
 * @returns a function that asks with the values of this time
 * @throws TypeError at the first use where `build` looks at a value
 */
export function prepared<Db extends Kysely<Database>, Values extends object, Row>(
  build: (db: Db, values: Values) => Buildable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  const queries = new Map<unknown, CompiledQuery<Row>>();
  const placeholders = new Proxy({} as Values, {
    get: (_, name) => new Placeholder(String(name)),
  });
  return async (db, values) => {
    const engine = db.getExecutor().adapter.constructor;
    let query = queries.get(engine);
    if (!query) {
      query = build(db, placeholders).compile();
      queries.set(engine, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name as keyof Values] : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

/**
 * A statement that writes rows, prepared for one of them, which is what a save writes; for more it is
 * built as usual.
 *
 * @param build makes the statement from rows, of which it may not look at the values
 */
export function preparedRows<Db extends Kysely<Database>, Row extends object>(
  build: (db: Db, rows: readonly Row[]) => Buildable<unknown>,
): (db: Db, rows: readonly Row[]) => Promise<void> {
  const one = prepared((db: Db, row: Row) => build(db, [row]));
  return async (db, rows) => {
    const [only] = rows;
    if (only && rows.length === 1) await one(db, only);
    else if (only) await db.executeQuery(build(db, rows).compile());
  };
}
