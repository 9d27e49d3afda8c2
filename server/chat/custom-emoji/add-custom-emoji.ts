import { addCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import type { InputOf, OutputOf } from "@atrium/contract/protocol/operation.ts";
import { require } from "#platform/access/access.ts";
import type { Picture } from "#platform/images/scale-picture.ts";
import { handlePrepared } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { keepBytes } from "#platform/storage/keep-bytes.ts";
import { emojiPictureFrom } from "./emoji-picture.ts";
import { insertEmoji, nameEmoji, nextVersion } from "./emoji-rows.ts";
import { isStandardName } from "./standard-names.ts";
import { tellEmoji } from "./tell-emoji.ts";

/** Every member fetches the whole list. */
const mostEmoji = 5000;

export const addCustomEmoji = handlePrepared(contract, {
  // Decoding takes its time; whoever may not add emoji finds out afterwards, and nothing was kept.
  prepare: async (_outside, { picture }) => emojiPictureFrom(picture),
  run: add,
});

async function add(
  context: WorkspaceContext,
  { name, aliases }: InputOf<typeof contract>,
  picture: Picture | undefined,
): Promise<OutputOf<typeof contract>> {
  const { db, workspaceId, member, now, platform } = context;
  require(member, "emoji.add");
  if (!picture) return refuse("bad_picture");
  const names = [...new Set([name, ...aliases])];
  if (names.some(isStandardName)) refuse("emoji_name_taken");
  const { version, size } = await nextVersion(db, workspaceId, 1);
  if (size > mostEmoji) refuse("too_many_emoji");
  const id = newId();
  const added = { id, name, added_by: member.id, added_at: now, media_type: picture.mediaType };
  const storedId = await keepBytes(platform.storage, context, picture.bytes);
  await insertEmoji(db, workspaceId, { ...added, bytes: null, stored_id: storedId });
  if (!(await nameEmoji(db, workspaceId, id, names))) refuse("emoji_name_taken");
  const further = names.filter((one) => one !== name).sort();
  const emoji = { id, name, aliases: further, addedBy: member.id, addedAt: now.toISOString() };
  tellEmoji(context, version, id, emoji);
  return { emoji };
}
