import type { OpenContext } from "#platform/operations/operation-context.ts";
import { deleteSession, deleteSessions } from "./session-rows.ts";

/**
 * Ends the account's sessions: one, all but one, or all. Their connections close once it is committed, within a second
 * and on every process. Answers how many there were.
 */
export async function endSessions(
  context: OpenContext,
  accountId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const { db, platform } = context;
  const ended =
    which.only === undefined
      ? await deleteSessions(db, accountId, which.except)
      : await deleteSession(db, accountId, which.only);
  if (ended.length > 0) context.afterCommit(() => platform.gateway.endSessions(ended));
  return ended.length;
}
