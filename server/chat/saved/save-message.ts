import { saveMessage as contract } from "@atrium/contract/chat/saved.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessMessage } from "../messages/index.ts";
import { lockSaved, putSaved, savedOf } from "./saved-rows.ts";
import { requireRoom, tellSaved } from "./tell-saved.ts";

/** Whoever may read a message may save it. Saving twice is saving once, and is told once. */
export const saveMessage = handle(contract, async (context, { workspaceId, channelId, messageId }) => {
  const { db, member, now } = context;
  const { message } = await accessMessage(context, { channelId, messageId }, "channel.browse");
  if (message.deleted_at) refuse("deleted");
  const whose = { workspaceId, memberId: member.id };
  const row = await putSaved(db, whose, messageId, now);
  if (!row) return { saved: savedOf((await lockSaved(db, whose, messageId)) ?? refuse("conflict")) };
  await requireRoom(context);
  const saved = savedOf(row);
  tellSaved(context, saved);
  return { saved };
});
