import { testPush as contract } from "@atrium/contract/people/push.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { pushDeviceOf } from "./push-device-rows.ts";
import { sendToDevice } from "./send-push.ts";

/** Asks the push service before the transaction, which has nothing left to do. */
export const testPush = handlePrepared(contract, {
  prepare: async ({ platform, identity: { accountId } }, { deviceId }) => {
    const device = await platform.run({ accountId }, ({ db }) => pushDeviceOf(db, accountId, deviceId));
    if (!device) return undefined;
    const about = { title: "Atrium", body: "Notifications reach this device.", url: "/", at: new Date().toISOString() };
    return sendToDevice(platform, device, { kind: "show", tag: "test", badge: 0, ...about });
  },
  run: async (_context, _input, sent) => sent ?? notFound("device"),
});
