import { listMyChannels, markChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages } from "@atrium/contract/chat/messages.ts";
import { listReplies, markThreadRead } from "@atrium/contract/chat/threads.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import type { ReadState } from "./conversation.ts";
import type { DemoPerson } from "./demo-person.ts";
import { owner } from "./northwind/people.ts";
import type { Stage } from "./stage.ts";

/** Everybody has read everything, except what waits for the person who signs in. */
export async function readEverything(stage: Stage, { favourites, muted, unread }: ReadState): Promise<void> {
  const { cast, workspaceId, channelIds } = stage;
  const waiting = new Map(Object.entries(unread).map(([name, count]) => [channelIds.get(name), count]));
  for (const person of Object.values(cast)) {
    const { items } = await person.call(listMyChannels, { workspaceId, limit: 200 });
    for (const { channel, lastSeq } of items) {
      if (channel.archivedAt) continue;
      const left = person === cast[owner] ? (waiting.get(channel.id) ?? 0) : 0;
      const input = { workspaceId, channelId: channel.id, seq: lastSeq - left, back: true };
      await person.call(markRead, input, stage.present);
      if (left === 0) await readThreads(stage, person, channel.id);
    }
  }
  for (const [names, mark] of [
    [favourites, { favourite: true }],
    [muted, { muted: true }],
  ] as const)
    for (const name of names)
      await cast[owner].call(markChannel, { workspaceId, channelId: channelIds.get(name) as string, ...mark });
}

async function readThreads({ workspaceId, present }: Stage, person: DemoPerson, channelId: string): Promise<void> {
  const { messages } = await person.call(listMessages, { workspaceId, channelId, limit: 200 });
  for (const message of messages) {
    if (!message.thread?.people.includes(person.memberId)) continue;
    const thread = { workspaceId, channelId, threadId: message.id };
    const { mine } = await person.call(listReplies, thread);
    if (mine.readSeq < mine.lastSeq) await person.call(markThreadRead, { ...thread, seq: mine.lastSeq }, present);
  }
}
