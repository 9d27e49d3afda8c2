import { deleteMessage as contract } from "@atrium/contract/chat/messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { forgetFilesLater } from "./forget-deleted-files.ts";
import { accessMessage, requireMayDelete } from "./message-access.ts";
import { forgetText, setDeleted } from "./message-rows.ts";
import { answerChanged } from "./tell-changed.ts";

/** Deleting again changes nothing. */
export const deleteMessage = handle(
  contract,
  async (context, input) => {
    const { db, workspaceId, member, now } = context;
    const { channelId, messageId: id } = input;
    const found = await accessMessage(context, input, "channel.browse", { lock: "channel" });
    requireMayDelete(member, found);
    const isChanged = await setDeleted(db, { workspaceId, id }, { by: member.id, at: now });
    if (isChanged) await forgetText(db, { workspaceId, id }, channelId);
    if (isChanged) await forgetFilesLater(context, found.message);
    const on = { kind: "message", id };
    const after = { channelId, authorId: found.message.author_id };
    if (isChanged) context.audit({ workspaceId, actorId: member.id, what: "message.deleted", on, after });
    return answerChanged(context, input, isChanged);
  },
  { audited: true },
);
