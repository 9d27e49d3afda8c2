import { removePreviews as contract } from "@atrium/contract/chat/link-previews.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessMessage, requireMayDelete } from "../messages/index.ts";
import { takeOff } from "./message-link-rows.ts";
import { showPreviews } from "./show-previews.ts";

/** Whoever may delete the message may take what the server added to it. */
export const removePreviews = handle(contract, async (context, { workspaceId, channelId, messageId, previewId }) => {
  const { db, member, now } = context;
  const found = await accessMessage(context, { channelId, messageId }, "channel.browse", { lock: "message" });
  requireMayDelete(member, found);
  const isTaken = await takeOff(db, { workspaceId, messageId, previewId }, { memberId: member.id, at: now });
  if (isTaken) await showPreviews({ ...context, actorId: member.id }, { channelId, messageId });
  return {};
});
