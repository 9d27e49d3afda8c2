import { addCustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { listMessages, type Message } from "@atrium/contract/chat/messages.ts";
import { pinMessage } from "@atrium/contract/chat/pins.ts";
import { createPoll, votePoll } from "@atrium/contract/chat/polling.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { changeSaved, saveMessage } from "@atrium/contract/chat/saved.ts";
import { createGroup } from "@atrium/contract/people/groups.ts";
import { newId } from "#platform/operations/new-id.ts";
import { belongings } from "./northwind/belongings.ts";
import { owner } from "./northwind/people.ts";
import type { Stage } from "./stage.ts";

/** Puts in what lies around besides what was said, at the last moment of the script. */
export async function furnish(stage: Stage): Promise<void> {
  const { cast, workspaceId, present } = stage;
  const { groups, emoji, pins, saved, reactions, polls } = belongings;
  for (const { people, ...group } of groups) {
    const memberIds = people.map((key) => cast[key].memberId);
    await cast[owner].call(createGroup, { workspaceId, ...group, memberIds }, present);
  }
  for (const { by, ...one } of emoji) await cast[by].call(addCustomEmoji, { workspaceId, ...one }, present);
  for (const { channel, by, begins } of pins)
    await cast[by].call(pinMessage, await place(stage, channel, begins), present);
  for (const { channel, begins, note } of saved) {
    const where = await place(stage, channel, begins);
    await cast[owner].call(saveMessage, where, present);
    if (note) await cast[owner].call(changeSaved, { workspaceId, messageId: where.messageId, note }, present);
  }
  for (const { channel, begins, emoji: given, by } of reactions)
    for (const key of by)
      await cast[key].call(addReaction, { ...(await place(stage, channel, begins)), emoji: given }, present);
  for (const poll of polls) await ask(stage, poll);
}

async function ask(
  { cast, workspaceId, present, channelIds }: Stage,
  { channel, by, question, options, votes }: (typeof belongings.polls)[number],
): Promise<void> {
  const channelId = channelIds.get(channel) as string;
  const asked = { workspaceId, channelId, clientId: newId(), question, options };
  const { message } = await cast[by].call(createPoll, asked, present);
  for (const [key, option] of votes)
    await cast[key].call(votePoll, { workspaceId, channelId, messageId: message.id, options: [option + 1] }, present);
}

async function place({ cast, workspaceId, channelIds }: Stage, channel: string, begins: string) {
  const channelId = channelIds.get(channel) as string;
  const { messages } = await cast[owner].call(listMessages, { workspaceId, channelId, limit: 200 });
  const found = messages.find(({ text }) => text.startsWith(begins)) as Message;
  return { workspaceId, channelId, messageId: found.id };
}
