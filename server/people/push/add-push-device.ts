import { createECDH } from "node:crypto";
import { addPushDevice as contract } from "@atrium/contract/people/push.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { isSession } from "../sessions/index.ts";
import { pushDevice } from "./push-device.ts";
import { keepPushDevice, pushDevicesOf } from "./push-device-rows.ts";

const mostDevices = 50;

/** The address of a browser is as good as a password to its screen: it is kept for retries by nobody. */
export const addPushDevice = handle(
  contract,
  async ({ db, identity, origin, now }, { endpoint, p256dh, auth }) => {
    if (!isPublicKey(p256dh) || Buffer.from(auth, "base64url").length !== 16) refuse("bad_push_key");
    const { accountId, sessionId } = identity;
    const session_id = (await isSession(db, accountId, sessionId)) ? sessionId : null;
    const device = { id: newId(), account_id: accountId, session_id, endpoint, p256dh, auth };
    const row = await keepPushDevice(db, { ...device, user_agent: origin.userAgent, created_at: now });
    if ((await pushDevicesOf(db, accountId)).length > mostDevices) refuse("too_many_devices");
    return { device: pushDevice(row, sessionId) };
  },
  { secret: true, repeatable: true },
);

/** Whether it is a point of the curve P-256: what is not would fail each time something is to be sent. */
function isPublicKey(key: string): boolean {
  const curve = createECDH("prime256v1");
  curve.generateKeys();
  try {
    return curve.computeSecret(Buffer.from(key, "base64url")).length === 32;
  } catch {
    return false;
  }
}
