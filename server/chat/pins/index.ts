import { feature } from "#platform/operations/feature.ts";
import { messagePart } from "../messages/index.ts";
import { listPins } from "./list-pins.ts";
import { pinMessage } from "./pin-message.ts";
import { pinsOf } from "./pin-rows.ts";
import { unpinMessage } from "./unpin-message.ts";

export { newestPins } from "./pin-rows.ts";

messagePart("pin", ({ db, workspaceId }, messageIds) => pinsOf(db, workspaceId, messageIds));

/** Messages held up for everybody in a channel. */
export const pins = feature({
  name: "chat/pins",
  operations: [pinMessage, unpinMessage, listPins],
});
