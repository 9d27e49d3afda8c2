import { messageChanged, messageSent } from "@atrium/contract/chat/messages.ts";
import { follow } from "#platform/events/follower.ts";
import { forgetInEvents } from "#platform/events/forget-in-events.ts";
import { channelKey } from "../channels/index.ts";
import { messageIn, tellMessage } from "../messages/index.ts";
import { takeUntold } from "./forward-rows.ts";

/**
 * When an original is deleted or brought back, wherever it was forwarded to is told. Readers have not waited for this:
 * a page read since the deletion shows nothing of it. The log forgets the words, too.
 */
export const followOriginals = follow("chat/forwards", [messageChanged], async (context, events) => {
  const { db, workspaceId } = context;
  const ids = [...new Set(events.map(({ data }) => data.message.id))];
  for (const { channelId, messageId, withdrawn } of await takeUntold(db, workspaceId, ids)) {
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
