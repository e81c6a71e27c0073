import { type ColumnBuilderCallback, sql } from 'kysely';

/** The two engines Emend runs on. Only this folder tells them apart. */
export type Engine = 'sqlite' | 'postgres';

/** Column modifiers of an integer key the engine hands out, never handing one out twice. */
export function identity(engine: Engine): ColumnBuilderCallback {
  return (column) =>
    engine === 'postgres'
      ? column.primaryKey().generatedAlwaysAsIdentity()
      : column.primaryKey().autoIncrement();
}

/** A text type that sorts by code point on both engines, whatever the server's locale. */
export function orderedText(engine: Engine) {
  return engine === 'postgres' ? sql`text collate "C"` : sql`text`;
}
