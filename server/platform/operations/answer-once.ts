import { createHash } from "node:crypto";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { sql } from "kysely";
import type { HandledOperation } from "./feature.ts";
import type { OpenContext } from "./operation-context.ts";
import { refuse } from "./refuse.ts";

/**
 * A retry with the same key is answered again, not done again (draft-ietf-httpapi-idempotency-key-header).
 * The key is taken in the operation's own transaction: a second call waits for the first to end.
 */
export async function answerOnce(
  context: OpenContext,
  { operation, secret }: HandledOperation,
  input: unknown,
  key: string,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (operation.method === "GET") return work();
  const accountId = context.identity?.accountId as string;
  // A fast hash of a password is a gift to whoever reads the table; a token in an answer is the token.
  const hash = secret ? "" : createHash("sha256").update(JSON.stringify(input)).digest("base64url");
  const { rows: taken } = await sql`
    insert into request_key (account_id, key, operation, input_hash, output)
    values (${accountId}::uuid, ${key}, ${operation.name}, ${hash}, 'null') on conflict do nothing
    returning key`.execute(context.db);
  if (taken.length === 0) return savedAnswer(context, accountId, operation, key, hash);
  const output = await work();
  if (secret) return output;
  await sql`update request_key set output = ${JSON.stringify(output)}::json
    where account_id = ${accountId}::uuid and key = ${key}`.execute(context.db);
  return output;
}

async function savedAnswer(
  context: OpenContext,
  accountId: string,
  operation: Operation,
  key: string,
  hash: string,
): Promise<unknown> {
  const { rows } = await sql<{ operation: string; input_hash: string; output: unknown }>`
    select operation, input_hash, output from request_key
    where account_id = ${accountId}::uuid and key = ${key}`.execute(context.db);
  const saved = rows[0];
  if (!saved) return refuse("conflict", { detail: "the first call with this key has not ended; try again" });
  if (saved.input_hash === "") return refuse("conflict", { detail: "done already; its answer was not kept" });
  if (saved.operation !== operation.name || saved.input_hash !== hash)
    return refuse("conflict", { detail: "this key was used for another call" });
  return saved.output;
}
