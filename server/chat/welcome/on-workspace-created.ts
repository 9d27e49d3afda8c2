import { personMarkdown } from "@atrium/contract/chat/message-text.ts";
import { workspaceCreated } from "@atrium/contract/workspace/workspaces.ts";
import { insertMembers, membersOf } from "#people/profiles/index.ts";
import { type ListenerContext, on } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import {
  addToChannel,
  type ChannelRow,
  channelNamed,
  freshlyIn,
  insertChannel,
  tellJoined,
} from "../channels/index.ts";
import { post } from "../messages/index.ts";
import { insertReaction } from "../reactions/index.ts";
import {
  type SampleConversation,
  type SampleMessage,
  type SamplePerson,
  sampleConversations,
  samplePeople,
} from "./sample-conversations.ts";

type Stage = ListenerContext & { creatorId: string; creatorName: string; cast: Record<SamplePerson, string> };

/** Fills a new workspace with a few conversations, for who wished so. */
export const onWorkspaceCreated = on(workspaceCreated, async (context, { memberId, sampleContent }) => {
  if (!sampleContent) return;
  const { db, workspaceId, now } = context;
  const [creator] = await membersOf(db, workspaceId, [memberId]);
  const cast = { ines: newId(), jonas: newId() };
  const people = Object.entries(samplePeople).map(([key, { name, title }]) => ({
    id: cast[key as SamplePerson],
    accountId: null,
    kind: "bot" as const,
    name,
    title,
    joinedAt: now,
  }));
  await insertMembers(db, workspaceId, people);
  const stage = { ...context, creatorId: memberId, creatorName: creator?.name ?? "", cast };
  for (const conversation of sampleConversations) await play(stage, conversation);
});

async function play(stage: Stage, conversation: SampleConversation): Promise<void> {
  const { db, now, workspaceId, creatorId, cast } = stage;
  const channel = await placeFor(stage, conversation);
  const isDirect = "by" in conversation;
  const ids = [creatorId, ...(isDirect ? [cast[conversation.by]] : Object.values(cast))];
  const unseenBy = isDirect ? [creatorId] : [];
  const { memberCount, ids: added } = await addToChannel(db, workspaceId, channel, {
    ids,
    by: creatorId,
    at: now,
    unseenBy,
  });
  if (!isDirect && added.includes(creatorId))
    tellJoined({ ...stage, actorId: creatorId }, [creatorId], freshlyIn({ ...channel, member_count: memberCount }));
  for (const message of conversation.said) await say(stage, channel.id, message, null);
}

async function placeFor(stage: Stage, conversation: SampleConversation): Promise<ChannelRow> {
  const { db, now, workspaceId, creatorId, cast } = stage;
  if ("by" in conversation) {
    const people = [creatorId, cast[conversation.by]].sort();
    const direct = {
      id: newId(),
      kind: "direct",
      visibility: "private",
      people,
      created_by: cast[conversation.by],
    } as const;
    return (await insertChannel(db, workspaceId, { ...direct, created_at: now })) as ChannelRow;
  }
  const { channel: name, purpose } = conversation;
  const known = await channelNamed(db, workspaceId, name);
  const open = { id: newId(), kind: "channel", visibility: "public", name, purpose, created_by: creatorId } as const;
  return known ?? ((await insertChannel(db, workspaceId, { ...open, created_at: now })) as ChannelRow);
}

async function say(stage: Stage, channelId: string, message: SampleMessage, threadId: string | null): Promise<void> {
  const { db, workspaceId, now, cast, creatorId, creatorName } = stage;
  const at = new Date(now.getTime() - message.minutesAgo * 60_000);
  const text = message.text.replace("@you", personMarkdown(creatorName, creatorId));
  const author = cast[message.by];
  const sent = await post(stage, {
    channelId,
    authorId: author,
    clientId: newId(),
    text,
    threadId,
    alsoToChannel: false,
    mayCallMany: true,
    at,
  });
  if (!sent) throw new Error("a sample could not be said");
  for (const [emoji, keys = []] of Object.entries(message.reactions ?? {}))
    for (const key of keys)
      await insertReaction(db, { workspaceId, messageId: sent.id, emoji, memberId: cast[key], authorId: author }, at);
  for (const reply of message.replies ?? []) await say(stage, channelId, reply, sent.id);
}
