import { removePushDevice as contract } from "@atrium/contract/people/push.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { deletePushDevice } from "./push-device-rows.ts";

export const removePushDevice = handle(contract, async ({ db, identity }, { deviceId }) =>
  (await deletePushDevice(db, identity.accountId, deviceId)) ? {} : notFound("device"),
);
