import type { Audited } from "#platform/operations/audit.ts";
import type { OpenContext } from "#platform/operations/operation-context.ts";
import { addLines } from "./audit-rows.ts";

/** Writes what an operation wants kept, with when it was and where it came from. */
export async function keepAudit({ db, now, origin }: OpenContext, lines: Audited[]): Promise<void> {
  for (const [workspaceId, own] of Map.groupBy(lines, (line) => line.workspaceId)) {
    const rows = own.map(({ actorId, what, on, before, after }) => ({
      at: now,
      actor_id: actorId,
      what,
      on_kind: on.kind,
      on_id: on.id,
      on_name: on.name ?? "",
      before: before ?? null,
      after: after ?? null,
      ip: origin.ip,
      user_agent: origin.userAgent.slice(0, 300),
    }));
    await addLines(db, workspaceId, rows);
  }
}
