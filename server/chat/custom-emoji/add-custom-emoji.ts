import { addCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { emojiPictureFrom } from "./emoji-picture.ts";
import { insertEmoji, nameEmoji, nextVersion } from "./emoji-rows.ts";
import { isStandardName } from "./standard-names.ts";
import { tellEmoji } from "./tell-emoji.ts";

/** Every member fetches the whole list. */
const mostEmoji = 5000;

export const addCustomEmoji = handle(contract, async (context, { name, aliases, picture }) => {
  const { db, workspaceId, member, now } = context;
  require(member, "emoji.add");
  const { mediaType, bytes } = emojiPictureFrom(picture) ?? refuse("bad_picture");
  const names = [...new Set([name, ...aliases])];
  if (names.some(isStandardName)) refuse("emoji_name_taken");
  const { version, size } = await nextVersion(db, workspaceId, 1);
  if (size > mostEmoji) refuse("too_many_emoji");
  const id = newId();
  await insertEmoji(db, workspaceId, { id, name, added_by: member.id, added_at: now, media_type: mediaType, bytes });
  if (!(await nameEmoji(db, workspaceId, id, names))) refuse("emoji_name_taken");
  const further = names.filter((one) => one !== name).sort();
  const emoji = { id, name, aliases: further, addedBy: member.id, addedAt: now.toISOString() };
  tellEmoji(context, version, id, emoji);
  return { emoji };
});
