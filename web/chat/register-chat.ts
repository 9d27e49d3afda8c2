import { channelBroughtBack, channelDeleted } from "@atrium/contract/chat/channels.ts";
import { homes, panels } from "#platform/slots/shell-slots.ts";
import { onEvent } from "#platform/store/feed.ts";
import { registerChannels } from "./channels/index.ts";
import { ChatHome } from "./chat-home.tsx";
import { registerChatLinks } from "./chat-links.ts";
import { MessageEditor } from "./composer/index.ts";
import { registerDrafts } from "./drafts/index.ts";
import { EmojiPickerHost } from "./emoji/index.ts";
import { messageEditors, registerMessagesFeature } from "./messages/index.ts";
import { PersonCardHost } from "./person-card/index.ts";
import { registerReactions } from "./reactions/index.ts";
import { registerThreads } from "./threads/index.ts";
import { registerTyping } from "./typing/index.ts";
import { registerWaitingCount } from "./unread/index.ts";

/** Fills the places of the frame and listens to events; called once, when the app starts. */
export function registerChat(): void {
  registerChannels();
  registerMessagesFeature();
  registerDrafts();
  registerTyping();
  registerReactions();
  registerThreads();
  registerChatLinks();
  messageEditors.add(MessageEditor);
  homes.add(ChatHome);
  registerWaitingCount();
  panels.add(EmojiPickerHost);
  panels.add(PersonCardHost);
  // Seldom, and never to be missed: heard from the beginning, with the code fetched then.
  const deletion = () => import("./channel-deletion/index.ts");
  onEvent(channelDeleted, (data, frame) => void deletion().then((it) => it.onChannelDeleted(data, frame), reportError));
  onEvent(channelBroughtBack, (data) => void deletion().then((it) => it.onChannelBroughtBack(data), reportError));
}
