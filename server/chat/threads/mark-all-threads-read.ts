import { markAllThreadsRead as contract, threadsRead } from "@atrium/contract/chat/threads.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { holdCalls, mentionsIn } from "../channels/index.ts";
import { myThreadOf, pageOfMyThreads, readToTheEnd } from "./my-thread-rows.ts";

/** Bounds the event that tells of it. */
const most = 500;

/** Which threads they are is asked first, their channels are held, and only then they are read to their ends. */
export const markAllThreadsRead = handle(contract, async ({ db, emit, workspaceId, member }) => {
  const unread = await pageOfMyThreads(db, member, { unread: true, after: undefined, limit: most + 1 });
  if (unread.length === 0) return { read: 0, more: false };
  const page = unread.slice(0, most);
  const channelIds = [...new Set(page.map((row) => row.channel_id))];
  await holdCalls(db, channelIds);
  const ids = page.map(({ id }) => id);
  const [read, mentions] = await Promise.all([readToTheEnd(db, member, ids), mentionsIn(db, member, channelIds)]);
  const data = {
    threads: read.map(myThreadOf),
    channels: channelIds.flatMap((channelId) => {
      const count = mentions.get(channelId);
      return count === undefined ? [] : [{ channelId, mentions: count }];
    }),
  };
  if (read.length > 0) emit(threadsRead, data, { workspaceId, actorId: member.id, to: [audience.person(member.id)] });
  return { read: read.length, more: unread.length > most };
});
