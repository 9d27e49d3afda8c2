import { richTexts } from "#platform/slots/shell-slots.ts";
import { registerAttachments } from "./attachments/index.ts";
import { registerBookmarks } from "./bookmarks/index.ts";
import { registerChannelDeletion } from "./channel-deletion/index.ts";
import { registerChannelFiles } from "./channel-files/index.ts";
import { registerChannelMenu } from "./channels/index.ts";
import { registerComposer } from "./composer/index.ts";
import { registerCustomEmoji } from "./custom-emoji/index.ts";
import { registerForwards } from "./forwards/index.ts";
import { registerLinkPreviews } from "./link-previews/index.ts";
import { registerLinked } from "./linked/index.ts";
import { registerMentions } from "./mentions/index.ts";
import { registerMessageActions } from "./messages/index.ts";
import { registerPins } from "./pins/index.ts";
import { registerPlanned } from "./planned/index.ts";
import { registerPolls } from "./polls/index.ts";
import { registerReading } from "./reading/index.ts";
import { registerSaved } from "./saved/index.ts";
import { registerSidebarArranging } from "./sidebar-arranging/index.ts";
import { RichText } from "./text/index.ts";
import { registerThreadList } from "./thread-list/index.ts";
import { registerUnreads } from "./unreads/index.ts";
import { registerVoiceMessages } from "./voice-messages/index.ts";

/** What the first screen of the chat does without; called once, after it stands. */
export function register(): void {
  registerChannelMenu();
  registerComposer();
  registerMessageActions();
  registerPins();
  registerSaved();
  registerPlanned();
  registerLinkPreviews();
  registerLinked();
  registerCustomEmoji();
  registerThreadList();
  registerUnreads();
  registerMentions();
  registerSidebarArranging();
  registerBookmarks();
  richTexts.add(RichText);
  registerReading();
  registerForwards();
  registerPolls();
  registerVoiceMessages();
  registerAttachments();
  registerChannelFiles();
  registerChannelDeletion();
}
