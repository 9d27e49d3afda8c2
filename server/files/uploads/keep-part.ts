import { may } from "#platform/access/access.ts";
import type { Db } from "#platform/database/database.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { setReceived, storedBy } from "#platform/storage/stored-rows.ts";
import { Turns } from "#platform/turns.ts";
import { membershipOf } from "#workspace/roles/index.ts";

/** `senderId` is the member who sends it, where it is somebody's to send. */
export type Arriving = { workspaceId: string; storedId: string; senderId?: string };

/** Each holds a database connection while it writes: few at once, so that nobody else waits for one. */
const turns = new Turns({ atOnce: 4, mostWaiting: 1000, onFull: () => refuse("unavailable", { retryAfter: 5 }) });

/**
 * Makes bytes durable that follow those which are there already; they lie within one part. The row is held meanwhile:
 * of two requests that send the same stretch one writes, and the other finds that it is too late, in whichever process
 * they run. What was acknowledged is the beginning of its part, whatever else was written there before a crash.
 * @throws Refusal conflict when other bytes came before these, not_found when who sends them may not any more.
 */
export const keepPart = (platform: Platform, to: Arriving, at: number, pieces: Buffer[]): Promise<void> =>
  turns.take(() =>
    platform.run({ workspaceId: to.workspaceId }, async ({ db, now }) => {
      const { storage } = platform;
      if (to.senderId) await requireSender(db, to.workspaceId, to.senderId);
      const which = { workspaceId: to.workspaceId, id: to.storedId };
      const row = await storedBy(db, which, { lock: true });
      if (!row || row.completed_at || row.received !== at) return refuse("conflict", { detail: "sent by two at once" });
      const stored = { id: row.id, key: storage.unwrap(row.id, row.key_wrapped) };
      const number = Math.floor(at / partBytes);
      const before = at % partBytes;
      const begun = before > 0 ? [(await storage.part(stored, number)).subarray(0, before)] : [];
      const bytes = Buffer.concat([...begun, ...pieces]);
      await storage.write(stored, number, bytes);
      await setReceived(db, which, at - before + bytes.length, now);
    }),
  );

/** A request may last for hours: who was suspended meanwhile sends not one part more. */
async function requireSender(db: Db, workspaceId: string, senderId: string): Promise<void> {
  const member = await membershipOf(db, workspaceId, senderId);
  if (!member || !may(member, "file.upload")) notFound("upload");
}
