import { changeCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessEmoji } from "./emoji-access.ts";
import { nameEmoji, nextVersion } from "./emoji-rows.ts";
import { isStandardName } from "./standard-names.ts";
import { tellEmoji } from "./tell-emoji.ts";

export const changeCustomEmoji = handle(contract, async (context, { emojiId, ...input }) => {
  const { db, workspaceId } = context;
  const before = await accessEmoji(context, emojiId);
  const names = new Set([before.name, ...input.aliases]);
  const aliases = [...names].filter((one) => one !== before.name).sort();
  const emoji = { ...before, aliases };
  if (before.aliases.join() === aliases.join()) return { emoji };
  if (aliases.some(isStandardName)) refuse("emoji_name_taken");
  const { version } = await nextVersion(db, workspaceId, 0);
  if (!(await nameEmoji(db, workspaceId, emojiId, [...names]))) refuse("emoji_name_taken");
  tellEmoji(context, version, emojiId, emoji);
  return { emoji };
});
