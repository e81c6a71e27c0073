import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';

/** Statements kept prepared. Emend has some two hundred; long `in (…)` lists would add more. */
const CACHED_STATEMENTS = 400;

/** How long a connection waits for another process (a command beside the server) to finish. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Kysely dialect over Node's own SQLite.
 *
 * Write-ahead log with `synchronous = FULL`: a commit that was answered survives a power cut, and
 * readers in other processes are not held up by a writer.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #path: string;

  /** @param path file of the database, or `:memory:` */
  constructor(path: string) {
    this.#path = path;
  }

  createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(() => open(this.#path));
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/**
 * Lets migrations run in a transaction, which holds the write lock: of two processes that start at
 * once one migrates, and a step that fails or is cut off leaves nothing half made.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Transactions take the write lock when they begin. SQLite refuses at once, without waiting, to turn
 * a read transaction into a writing one after another process wrote; asked at the start, it waits.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #opened: { database?: OpenDatabase };

  constructor(openDatabase: () => OpenDatabase) {
    const opened: { database?: OpenDatabase } = {};
    super({
      database: async () => {
        opened.database = openDatabase();
        return opened.database;
      },
    });
    this.#opened = opened;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /**
   * On a full disk SQLite takes a transaction back by itself. To ask for it once more would be an
   * error, which would be told in place of the full disk.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#opened.database?.inTransaction()) await super.rollbackTransaction(connection);
  }
}

interface OpenDatabase extends SqliteDatabase {
  inTransaction(): boolean;
}

/**
 * Pages in the log (16 MB) before a commit moves them to the database. A page that many saves change
 * is moved once for all of them; what a commit puts on the disk stays the same.
 */
const CHECKPOINT_PAGES = 4_000;

function open(path: string): OpenDatabase {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const cache = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = cache.get(sql);
      if (known) {
        // Moving it to the end makes the first key the least recently used one.
        cache.delete(sql);
        cache.set(sql, known);
        return known;
      }
      const statement = asKyselyStatement(database.prepare(sql));
      cache.set(sql, statement);
      if (cache.size > CACHED_STATEMENTS) {
        const oldest = cache.keys().next().value;
        if (oldest !== undefined) cache.delete(oldest);
      }
      return statement;
    },
    inTransaction: () => database.isTransaction,
    close() {
      cache.clear();
      database.close();
    },
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
