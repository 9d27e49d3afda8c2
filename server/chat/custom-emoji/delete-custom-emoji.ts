import { deleteCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessEmoji } from "./emoji-access.ts";
import { deleteEmoji, nextVersion } from "./emoji-rows.ts";
import { tellEmoji } from "./tell-emoji.ts";

export const deleteCustomEmoji = handle(
  contract,
  async (context, { emojiId }) => {
    const { db, workspaceId, member, now } = context;
    const { name, addedBy } = await accessEmoji(context, emojiId);
    const { version } = await nextVersion(db, workspaceId, -1);
    await deleteEmoji(db, workspaceId, emojiId, now);
    tellEmoji(context, version, emojiId, null);
    const on = { kind: "emoji", id: emojiId, name };
    context.audit({ workspaceId, actorId: member.id, what: "emoji.deleted", on, before: { addedBy } });
    return {};
  },
  { audited: true },
);
