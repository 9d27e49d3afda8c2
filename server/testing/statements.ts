import { AsyncLocalStorage } from "node:async_hooks";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import type pg from "pg";
import { call } from "#platform/operations/call.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "../platform/operations/platform.ts";

export type Statement = { text: string; values: unknown[] };

const watched = new WeakSet<pg.PoolClient>();
/** Who asks: what followers, timers and other requests send at the same time is theirs. */
const asking = new AsyncLocalStorage<Statement[]>();

/** Every statement the server sends for `work`, `begin` and `commit` included, and nothing that happens beside it. */
export async function statementsOf({ database }: Platform, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  database.pool.on("acquire", watch);
  try {
    await asking.run(statements, work);
  } finally {
    database.pool.off("acquire", watch);
  }
  return statements;
}

/** The statements of one call, made inside this process as the person would make it from outside. */
export function statementsOfCall(
  platform: Platform,
  { accountId }: { accountId: string },
  { name }: Operation,
  input: object,
): Promise<Statement[]> {
  const identity = { accountId, sessionId: "", operator: false };
  const origin = { ip: "192.0.2.1", userAgent: "" };
  const request = { requestId: newId(), origin, identity, cookies: "", setCookie: () => undefined };
  return statementsOf(platform, () => call(platform, { name, input, request }));
}

function watch(client: pg.PoolClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const listening = (...args: unknown[]) => {
    const [first] = args as [string | { text: string; values?: unknown[] }];
    const { text, values = [] } = typeof first === "string" ? { text: first } : first;
    asking.getStore()?.push({ text, values });
    return query(...args);
  };
  client.query = listening as typeof client.query;
}
