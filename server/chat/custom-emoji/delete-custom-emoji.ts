import { deleteCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessEmoji } from "./emoji-access.ts";
import { deleteEmoji, nextVersion } from "./emoji-rows.ts";
import { tellEmoji } from "./tell-emoji.ts";

export const deleteCustomEmoji = handle(contract, async (context, { emojiId }) => {
  const { db, workspaceId } = context;
  await accessEmoji(context, emojiId);
  const { version } = await nextVersion(db, workspaceId, -1);
  await deleteEmoji(db, workspaceId, emojiId);
  tellEmoji(context, version, emojiId, null);
  return {};
});
