import { restoreMessage as contract } from "@atrium/contract/chat/messages.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { requireInChannel } from "../channels/index.ts";
import { keepFilesOf, undoable } from "./forget-deleted-files.ts";
import { accessMessage } from "./message-access.ts";
import { setDeleted } from "./message-rows.ts";
import { answerChanged } from "./tell-changed.ts";

/** By who deleted it, for a day. What is not deleted stays as it is. */
export const restoreMessage = handle(
  contract,
  async (context, input) => {
    const { db, workspaceId, member, now } = context;
    const { seen, message } = await accessMessage(context, input, "channel.browse", { lock: "channel" });
    if (!message.deleted_at) return answerChanged(context, input, false);
    if (message.deleted_by !== member.id) refuse("not_allowed", { detail: "deleted by somebody else" });
    requireInChannel(member, seen, message.author_id === member.id ? "message.own" : "message.moderate");
    if (now.getTime() - message.deleted_at.getTime() > undoable) refuse("too_late");
    const isChanged = await setDeleted(db, { workspaceId, id: message.id }, null);
    if (isChanged) await keepFilesOf(db, message);
    const on = { kind: "message", id: message.id };
    const after = { channelId: input.channelId, authorId: message.author_id };
    if (isChanged) context.audit({ workspaceId, actorId: member.id, what: "message.brought_back", on, after });
    return answerChanged(context, input, isChanged);
  },
  { audited: true },
);
