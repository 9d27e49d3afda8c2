import { addReaction as contract } from "@atrium/contract/chat/reactions.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { emojiNamed } from "../custom-emoji/index.ts";
import { accessMessage } from "../messages/index.ts";
import { insertReaction, isOnMessage, type OneReaction, otherEmoji } from "./reaction-rows.ts";
import { tellReaction } from "./tell-reaction.ts";

/** More would not fit under a message. */
const mostEmoji = 50;

/** Adding twice is adding once. Reactions to one message are counted one after the other. */
export const addReaction = handle(contract, async (context, { channelId, messageId, emoji }) => {
  const { db, workspaceId, member, now } = context;
  const { message } = await accessMessage(context, { channelId, messageId }, "message.react", { lock: "message" });
  if (message.deleted_at) refuse("deleted");
  const one = { workspaceId, messageId, emoji, memberId: member.id };
  await requireKnown(context, one);
  if ((await otherEmoji(db, one)) >= mostEmoji) refuse("too_many_reactions");
  const count = await insertReaction(db, { ...one, authorId: message.author_id }, now);
  if (count !== undefined) tellReaction(context, message, { emoji, on: true, count });
  return {};
});

/**
 * An emoji of the workspace's own must be there; the others are characters, which need nobody's leave. One that was
 * renamed since others reacted with it goes on being counted with theirs.
 */
async function requireKnown({ db, workspaceId }: WorkspaceContext, one: OneReaction): Promise<void> {
  const name = /^:(.+):$/.exec(one.emoji)?.[1];
  if (name === undefined) return;
  const known = await emojiNamed(db, workspaceId, name);
  if (known === "own" || (known === "further" && (await isOnMessage(db, one)))) return;
  refuse("unknown_emoji");
}
