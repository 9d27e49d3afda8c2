import { sql } from "kysely";
import { secretHash } from "#people/sessions/index.ts";
import { networkOf } from "#platform/http/network.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { normaliseCode } from "../invite-links/index.ts";

/** What a token opens, in whichever workspace. It may be used up or expired. */
export type FoundInvitation = { kind: "email" | "link" | "code"; workspaceId: string; id: string };

/** A code is short enough to be typed, so a network may guess wrong only so often. */
const wrongCodes = { count: 10, seconds: 600 };

/** Looks a token up across workspaces and enters the one it leads to; unknown tokens are not found. */
export async function findInvitation(context: OpenContext, token: string): Promise<FoundInvitation> {
  const code = normaliseCode(token);
  const guesser = `organisation code ${networkOf(context.origin.ip)}`;
  if (code) context.platform.limiter.takeFor(guesser, wrongCodes);
  const found = (await lookUp(context, token, code)) ?? notFound("invitation");
  if (code) context.platform.limiter.giveBack(guesser, wrongCodes);
  await context.enterWorkspace(found.workspaceId);
  return found;
}

async function lookUp({ db }: OpenContext, token: string, code: string | undefined) {
  const { rows } = await sql<{ kind: FoundInvitation["kind"]; workspace_id: string; id: string }>`
    select kind, workspace_id, id from find_invitation(${secretHash(token)}, ${code ?? null})`.execute(db);
  const row = rows[0];
  return row && { kind: row.kind, workspaceId: row.workspace_id, id: row.id };
}
