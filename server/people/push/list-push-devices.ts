import { listPushDevices as contract } from "@atrium/contract/people/push.ts";
import { handle } from "#platform/operations/feature.ts";
import { pushDevice } from "./push-device.ts";
import { pushDevicesOf } from "./push-device-rows.ts";

export const listPushDevices = handle(contract, async ({ db, identity }) => {
  const rows = await pushDevicesOf(db, identity.accountId);
  return { devices: rows.map((row) => pushDevice(row, identity.sessionId)) };
});
