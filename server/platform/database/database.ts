/**
 * PostgreSQL through Kysely. Guarantees: every statement of the product runs in a transaction that names its
 * workspace and account to row-level security; the role it runs as owns nothing. What must never happen: a query
 * outside `transaction()`, because without the settings the second lock answers with no rows; `single()` is for the
 * one question that comes before.
 * May import: nothing of the product.
 */
import { type CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import pg from "pg";
import { ClientDriver, gatherWrites, type Rewrite, runStatement } from "./client-driver.ts";
import type { Tables } from "./tables.ts";

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Db = Kysely<Tables>;

/** The role the product works as: owns nothing, so that forced row-level security binds it. */
export const applicationRole = "atrium_app";

export type Database = {
  pool: pg.Pool;
  /** Runs `work` in one transaction; commits when it resolves, rolls back when it throws. */
  transaction<T>(scope: Scope, work: (trx: Trx) => Promise<T>): Promise<T>;
  /**
   * Runs one statement by itself, without a transaction's three others: for asking who a caller is, before every call.
   * No scope is set, so row-level security answers with no rows but through functions made for it.
   */
  single<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** What row-level security lets through: rows of this workspace, and the account's own. */
export type Scope = {
  workspaceId?: string | undefined;
  accountId?: string | undefined;
  /** `snapshot`: one consistent view for several queries; `read`: writes are refused by the database. */
  mode?: "write" | "read" | "snapshot";
  /** Milliseconds a statement waits for a lock before it fails; until it gets it unless told. */
  patience?: number;
};

export type Trx = {
  db: Db;
  /** Run last, after `work`: shares the commit's round trip, so the locks it takes are held briefly. */
  atEnd(statement: CompiledQuery, done: (rows: unknown[]) => void): void;
};

export type DatabaseOptions = {
  url: string;
  connections?: number;
  /** Tests take a lock away by running as the owner, or by rewriting statements. */
  role?: string;
  rewrite?: Rewrite;
};

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 16,
    pipeline: true,
    options: settingsFor(options.role ?? applicationRole),
    application_name: "atrium",
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The pool listens to idle ones only, and one handed out may break before who asked for it comes to listen.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const builders = new WeakMap<pg.PoolClient, Db>();
  const builder = (client: pg.PoolClient): Db => {
    const known = builders.get(client);
    if (known) return known;
    const made = new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new ClientDriver(client, options.rewrite),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
    builders.set(client, made);
    return made;
  };
  return {
    pool,
    transaction: (scope, work) => runTransaction(pool, builder, scope, work, options.rewrite),
    single: (work) => runSingle(pool, builder, work),
    close: () => pool.end(),
  };
}

async function runSingle<T>(
  pool: pg.Pool,
  builder: (client: pg.PoolClient) => Db,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  const onBreak = (error: Error) => {
    failure = error;
  };
  client.on("error", onBreak);
  try {
    return await work(builder(client));
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    client.off("error", onBreak);
    // A connection something failed on is not used again.
    client.release(failure);
  }
}

/**
 * Plans are kept per connection, and one made while a table was small may read all of it: 60 times slower minutes later
 * (measured). Every query of the product has an index for what it asks, so the planner is told to prefer them.
 */
const settingsFor = (role: string): string =>
  `-c role=${role} -c enable_seqscan=off -c idle_in_transaction_session_timeout=60000 -c statement_timeout=60000`;

const begins = {
  write: "begin",
  read: "begin read only",
  snapshot: "begin isolation level repeatable read read only",
} as const;
const setScope = {
  name: "set_scope",
  text: `select set_config('app.workspace_id', $1, true), set_config('app.account_id', $2, true),
    set_config('lock_timeout', $3, true)`,
};

async function runTransaction<T>(
  pool: pg.Pool,
  builder: (client: pg.PoolClient) => Db,
  scope: Scope,
  work: (trx: Trx) => Promise<T>,
  rewrite: Rewrite,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onBreak = (error: Error) => {
    broken = error;
  };
  client.on("error", onBreak);
  try {
    // Not awaited one by one: pipelined, they share the round trip of the first real query.
    gatherWrites(client);
    const begun = Promise.all([
      client.query(begins[scope.mode ?? "write"]),
      client.query({ ...setScope, values: [scope.workspaceId ?? "", scope.accountId ?? "", scope.patience ?? 0] }),
    ]);
    begun.catch(() => undefined);
    const last: Last[] = [];
    const result = await work({
      db: builder(client),
      atEnd: (statement, done) => void last.push({ statement, done }),
    });
    await begun;
    await commit(client, last, rewrite);
    return result;
  } catch (error) {
    if (!broken) await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off("error", onBreak);
    client.release(broken);
  }
}

type Last = { statement: CompiledQuery; done: (rows: unknown[]) => void };

async function commit(client: pg.PoolClient, last: Last[], rewrite: Rewrite): Promise<void> {
  // Sent in one go: whatever is asked for before COMMIT is on the wire runs before it.
  const ended = last.map(({ statement }) => runStatement(client, statement, rewrite));
  for (const one of ended) one.catch(() => undefined);
  gatherWrites(client);
  const committed = await client.query("commit");
  const results = await Promise.all(ended);
  // PostgreSQL answers a COMMIT of a failed transaction with ROLLBACK and no error.
  if (committed.command !== "COMMIT") throw new Error("the transaction was rolled back by the database");
  for (const [index, { done }] of last.entries()) done(results[index]?.rows ?? []);
}
