import { channelLeft } from "@atrium/contract/chat/channels.ts";
import { msg } from "@lingui/core/macro";
import { panels } from "#platform/slots/shell-slots.ts";
import { onEvent } from "#platform/store/feed.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { channelById } from "../channels/index.ts";
import { registerEdits } from "./edit-message.ts";
import { forgetRemembered } from "./message-memory.ts";
import { MessageOverlays } from "./message-overlays.tsx";
import { forgetChannel, registerMessages } from "./message-store.ts";
import { registerOutbox } from "./outbox.ts";

/** Called once, when the app starts. */
export function registerMessagesFeature(): void {
  registerMessages();
  registerOutbox();
  registerEdits();
  panels.add(MessageOverlays);
  onEvent(channelLeft, ({ channelId }) => {
    // Nothing is told of it any more: what is held would silently grow old.
    forgetChannel(channelId);
    // What anybody may read may stay on the device; a private channel takes everything with it.
    if (channelById(channelId)?.visibility !== "public") forgetRemembered(channelId).catch(reportError);
  });
  addErrorWords({
    archived: msg`This channel is archived. Bring it back to write in it.`,
    deleted: msg`This message was deleted in the meantime.`,
    too_late: msg`It is too late to undo this.`,
    client_id_used: msg`This could not be sent. Copy the text and write it again.`,
  });
}
