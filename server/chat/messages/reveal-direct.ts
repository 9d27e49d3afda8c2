import { profilesOf } from "#people/profiles/index.ts";
import { type ChannelRow, channelById, freshlyIn, tellJoined } from "../channels/index.ts";
import { showTo } from "../direct-messages/index.ts";
import type { Post, Sending } from "./post.ts";

/**
 * With its first message a direct message appears in the others' sidebars. They are told of it as it was before that
 * message, which they are told next.
 */
export async function revealDirect(
  sending: Sending,
  { channelId, authorId }: Pick<Post, "channelId" | "authorId">,
): Promise<void> {
  const { db, emit, now, workspaceId } = sending;
  const reached = await showTo(db, workspaceId, channelId);
  if (reached.length === 0) return;
  const channel = (await channelById(db, workspaceId, channelId)) as ChannelRow;
  const before = freshlyIn({ ...channel, last_seq: 0, last_message_at: null });
  const people = await profilesOf(db, workspaceId, before.channel.people, now);
  const place = { emit, workspaceId, actorId: authorId };
  // Who marked it without seeing it, through the API, keeps the mark.
  for (const { member_id, favourite, muted, notify, section_id, place: at } of reached) {
    const marks = { favourite, muted, notificationLevel: notify, sectionId: section_id, place: at };
    tellJoined(place, [member_id], { ...before, ...marks }, people);
  }
}
