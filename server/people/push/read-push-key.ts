import { readPushKey as contract } from "@atrium/contract/people/push.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { vapidKeys } from "./vapid-keys.ts";

export const readPushKey = handlePrepared(contract, {
  prepare: async ({ platform }) => (await vapidKeys(platform)).publicKey,
  run: async (_context, _input, publicKey) => ({ publicKey }),
});
