import { changeCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessEmoji } from "./emoji-access.ts";
import { nameEmoji, nextVersion, renameEmoji } from "./emoji-rows.ts";
import { isStandardName } from "./standard-names.ts";
import { tellEmoji } from "./tell-emoji.ts";

export const changeCustomEmoji = handle(contract, async (context, { emojiId, ...input }) => {
  const { db, workspaceId } = context;
  const before = await accessEmoji(context, emojiId);
  const name = input.name ?? before.name;
  const names = new Set([name, before.name, ...input.aliases]);
  const aliases = [...names].filter((one) => one !== name).sort();
  const emoji = { ...before, name, aliases };
  if (before.name === name && before.aliases.join() === aliases.join()) return { emoji };
  if ([name, ...aliases].some(isStandardName)) refuse("emoji_name_taken");
  const { version } = await nextVersion(db, workspaceId, 0);
  if (!(await nameEmoji(db, workspaceId, emojiId, [...names]))) refuse("emoji_name_taken");
  if (name !== before.name) await renameEmoji(db, workspaceId, emojiId, name);
  tellEmoji(context, version, emojiId, emoji);
  return { emoji };
});
