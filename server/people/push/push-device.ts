import type { PushDevice } from "@atrium/contract/people/push.ts";
import { deviceName } from "../sessions/index.ts";
import type { PushDeviceRow } from "./push-device-rows.ts";

/** A device as its owner sees it: without its address and keys, which are as good as a password to it. */
export const pushDevice = (row: PushDeviceRow, sessionId: string): PushDevice => ({
  id: row.id,
  device: deviceName(row.user_agent),
  service: new URL(row.endpoint).host,
  current: row.session_id === sessionId,
  createdAt: row.created_at.toISOString(),
  lastSentAt: row.last_sent_at?.toISOString() ?? null,
  lastOutcome: row.last_outcome,
});
