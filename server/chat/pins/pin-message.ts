import { pinMessage as contract } from "@atrium/contract/chat/pins.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessMessage, carry, tellMessage } from "../messages/index.ts";
import { countPins, insertPin, mostPins } from "./pin-rows.ts";

/** Pinning twice is pinning once, and is told once. */
export const pinMessage = handle(contract, async (context, { workspaceId, channelId, messageId }) => {
  const { db, member, now } = context;
  const { message } = await accessMessage(context, { channelId, messageId }, "message.react", { lock: "message" });
  if (message.deleted_at) refuse("deleted");
  const pin = { workspace_id: workspaceId, channel_id: channelId, message_id: messageId };
  if (!(await insertPin(db, { ...pin, pinned_by: member.id, pinned_at: now }))) return {};
  if ((await countPins(db, workspaceId, channelId, mostPins + 1)) > mostPins) refuse("too_many_pins");
  await carry(db, { workspaceId, messageId }, "pin", true);
  await tellMessage({ ...context, actorId: member.id }, { channelId, messageId });
  return {};
});
