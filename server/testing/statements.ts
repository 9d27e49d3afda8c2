import type pg from "pg";
import type { Platform } from "../platform/operations/platform.ts";

export type Statement = { text: string; values: unknown[] };

const watched = new WeakSet<pg.PoolClient>();
const listeners = new Set<(statement: Statement, client: pg.PoolClient) => void>();

/**
 * Every statement the server sends for `work`, `begin` and `commit` included: those of the connection it took first.
 * What happens beside it, by timers and wake-ups, takes others.
 */
export async function statementsOf(platform: Platform, work: () => Promise<unknown>): Promise<Statement[]> {
  const { pool } = platform.database;
  const statements: Statement[] = [];
  let own: pg.PoolClient | undefined;
  const listener = (statement: Statement, client: pg.PoolClient) => {
    own ??= client;
    if (client === own) statements.push(statement);
  };
  pool.on("acquire", watch);
  listeners.add(listener);
  try {
    await work();
  } finally {
    listeners.delete(listener);
    pool.off("acquire", watch);
  }
  return statements;
}

function watch(client: pg.PoolClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const listening = (...args: unknown[]) => {
    const [first] = args as [string | { text: string; values?: unknown[] }];
    const { text, values = [] } = typeof first === "string" ? { text: first } : first;
    for (const listener of listeners) listener({ text, values }, client);
    return query(...args);
  };
  client.query = listening as typeof client.query;
}
