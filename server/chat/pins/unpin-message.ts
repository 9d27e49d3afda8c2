import { unpinMessage as contract } from "@atrium/contract/chat/pins.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessMessage, carry, tellMessage } from "../messages/index.ts";
import { deletePin } from "./pin-rows.ts";

/** Anybody who could pin takes a pin away, whoever put it there. */
export const unpinMessage = handle(contract, async (context, { workspaceId, channelId, messageId }) => {
  const { db, member } = context;
  await accessMessage(context, { channelId, messageId }, "message.react", { lock: "message" });
  if (!(await deletePin(db, workspaceId, messageId))) return {};
  await carry(db, { workspaceId, messageId }, "pin", false);
  await tellMessage({ ...context, actorId: member.id }, { channelId, messageId });
  return {};
});
