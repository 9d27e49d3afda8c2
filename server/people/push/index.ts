import { feature } from "#platform/operations/feature.ts";
import { addPushDevice } from "./add-push-device.ts";
import { listPushDevices } from "./list-push-devices.ts";
import { readPushKey } from "./read-push-key.ts";
import { removePushDevice } from "./remove-push-device.ts";
import { testPush } from "./test-push.ts";

export type { PushMessage } from "./push-message.ts";
export { sendPush } from "./send-push.ts";

/** Web Push with the instance's own keys: browsers that asked to be told, and telling them. */
export const push = feature({
  name: "people/push",
  operations: [readPushKey, addPushDevice, listPushDevices, removePushDevice, testPush],
});
