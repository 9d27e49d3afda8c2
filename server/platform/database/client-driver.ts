import type { Writable } from "node:stream";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import type { PoolClient } from "pg";

/** Changes a statement's text before it is sent; tests take isolation locks away with it. */
export type Rewrite = ((text: string) => string) | undefined;

/**
 * Lets Kysely build and run statements on one client that somebody else holds. Unlike Kysely's own, it neither
 * queues nor opens transactions, so statements issued together are pipelined into one round trip, and it names
 * every statement, so PostgreSQL plans it once per connection (a third more transactions per second).
 */
export class ClientDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(client: PoolClient, rewrite: Rewrite) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery) => runStatement<R>(client, query, rewrite),
      streamQuery: () => {
        throw new Error("streaming is not used here");
      },
    };
  }
  async init(): Promise<void> {}
  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }
  beginTransaction(): Promise<void> {
    throw new Error("transactions are opened by database.transaction()");
  }
  commitTransaction(): Promise<void> {
    throw new Error("transactions are opened by database.transaction()");
  }
  rollbackTransaction(): Promise<void> {
    throw new Error("transactions are opened by database.transaction()");
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** Sends a statement before it returns its promise, so that the order of calls is the order on the wire. */
export async function runStatement<R>(
  client: PoolClient,
  query: CompiledQuery,
  rewrite: Rewrite,
): Promise<QueryResult<R>> {
  const text = rewrite ? rewrite(query.sql) : query.sql;
  const name = statementName(text);
  const values = query.parameters as unknown[];
  gatherWrites(client);
  const result = await client.query(name ? { name, text, values } : { text, values });
  return {
    rows: result.rows as R[],
    ...(result.command === "SELECT" || result.rowCount === null ? {} : { numAffectedRows: BigInt(result.rowCount) }),
  };
}

/**
 * What is asked for in one turn of the event loop leaves in one write, and PostgreSQL wakes up once for it: a system
 * call for each statement cost more than making the statement. Call it before `client.query`.
 */
export function gatherWrites(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const names = new Map<string, string>();
/** Statements with a varying shape must not fill PostgreSQL's memory: after this many, new ones stay unnamed. */
const mostNames = 2000;

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = `a${names.size}`;
  names.set(text, name);
  return name;
}
