import { listSessions as contract } from "@atrium/contract/people/sessions.ts";
import { handle } from "#platform/operations/feature.ts";
import { deviceName } from "./device-name.ts";
import { sessionsOf } from "./session-rows.ts";

export const listSessions = handle(contract, async ({ db, identity, now }) => {
  const rows = await sessionsOf(db, identity.accountId, now);
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      current: row.id === identity.sessionId,
      kind: row.kind,
      device: deviceName(row.user_agent),
      ip: row.ip,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
  };
});
