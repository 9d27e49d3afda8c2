import { may } from "#platform/access/access.ts";
import type { Db } from "#platform/database/database.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { Turns } from "#platform/turns.ts";
import { membershipOf } from "#workspace/roles/index.ts";

/** `senderId` is the member who sends it, where it is somebody's to send. */
export type Turn = { workspaceId: string; storedId: string; senderId?: string };

/** Each holds a database connection while it works: few at once, so that nobody else waits for one. */
const turns = new Turns({ atOnce: 4, mostWaiting: 1000, onFull: () => refuse("unavailable", { retryAfter: 5 }) });

/**
 * Work that puts bytes behind the first `at` ones, with the row held: of two requests that send the same stretch one
 * does so, and the other finds that it is too late, in whichever process they run.
 * @throws Refusal conflict when other bytes came before these, not_found when who sends them may not any more.
 */
export const keepInTurn = (
  platform: Platform,
  { workspaceId, storedId, senderId }: Turn,
  at: number,
  work: (context: OpenContext) => Promise<void>,
): Promise<void> =>
  turns.take(() =>
    platform.run({ workspaceId }, async (context) => {
      if (senderId) await requireSender(context.db, workspaceId, senderId);
      const row = await storedBy(context.db, { workspaceId, id: storedId }, { lock: true });
      if (!row || row.completed_at || row.received !== at) return refuse("conflict", { detail: "sent by two at once" });
      await work(context);
    }),
  );

/** A request may last for hours: who was suspended meanwhile sends not one part more. */
async function requireSender(db: Db, workspaceId: string, senderId: string): Promise<void> {
  const member = await membershipOf(db, workspaceId, senderId);
  if (!member || !may(member, "file.upload")) notFound("upload");
}
