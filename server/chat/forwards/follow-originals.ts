import { channelBroughtBack, channelDeleted } from "@atrium/contract/chat/channels.ts";
import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { follow } from "#platform/events/follower.ts";
import { forgetInEvents } from "#platform/events/forget-in-events.ts";
import { channelKey } from "../channels/index.ts";
import { messageIn, tellMessage } from "../messages/index.ts";
import { takeUntold } from "./forward-rows.ts";

const followed = [messageChanged, channelDeleted, channelBroughtBack];

/**
 * When an original is deleted or brought back, by itself or with its channel, wherever it was forwarded to is told. Readers have not waited for this:
 * a page read since the deletion shows nothing of it. The log forgets the words, too.
 */
export const followOriginals = follow("chat/forwards", followed, async (context, events) => {
  const { db, workspaceId } = context;
  const messageIds = new Set<string>();
  const channelIds = new Set<string>();
  for (const { data } of events) {
    if ("message" in data) messageIds.add(data.message.id);
    else channelIds.add("channel" in data ? data.channel.id : data.channelId);
  }
  const of = { messageIds: [...messageIds], channelIds: [...channelIds] };
  for (const { channelId, messageId, withdrawn } of await takeUntold(db, workspaceId, of)) {
    await messageIn(db, workspaceId, channelId, messageId, { lock: true });
    if (withdrawn) {
      const names = [messageSent.name, messageChanged.name];
      const about = { names, to: channelKey(channelId), path: ["message", "id"], id: messageId };
      await forgetInEvents(db, workspaceId, about, [
        { path: ["message", "parts", "forward", "text"], by: "" },
        { path: ["message", "parts", "forward", "files"], by: [] },
      ]);
    }
    await tellMessage({ ...context, actorId: null }, { channelId, messageId });
  }
});
