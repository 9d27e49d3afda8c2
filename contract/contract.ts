/** The table of contents: everything clients and server promise each other. */
import * as z from "zod";
import * as boot from "./boot.ts";
import * as bookmarks from "./chat/bookmarks.ts";
import * as called from "./chat/called.ts";
import * as channelDeletion from "./chat/channel-deletion.ts";
import * as channels from "./chat/channels.ts";
import * as commands from "./chat/commands.ts";
import * as customEmoji from "./chat/custom-emoji.ts";
import * as drafts from "./chat/drafts.ts";
import * as forwarding from "./chat/forwarding.ts";
import * as forwards from "./chat/forwards.ts";
import * as linkPreviews from "./chat/link-previews.ts";
import * as mentions from "./chat/mentions.ts";
import * as messages from "./chat/messages.ts";
import * as pinned from "./chat/pinned.ts";

import * as pins from "./chat/pins.ts";
import * as polling from "./chat/polling.ts";
import * as polls from "./chat/polls.ts";
import * as reactions from "./chat/reactions.ts";
import * as receipts from "./chat/receipts.ts";
import * as reminders from "./chat/reminders.ts";
import * as saved from "./chat/saved.ts";
import * as scheduledMessages from "./chat/scheduled-messages.ts";
import * as sidebar from "./chat/sidebar.ts";
import * as snippets from "./chat/snippets.ts";
import * as threads from "./chat/threads.ts";
import * as typing from "./chat/typing.ts";
import * as unread from "./chat/unread.ts";
import * as fileText from "./files/file-text.ts";
import * as files from "./files/files.ts";
import * as folders from "./files/folders.ts";
import * as library from "./files/library.ts";
import * as shareLinks from "./files/share-links.ts";
import * as storageUse from "./files/storage-use.ts";
import * as uploads from "./files/uploads.ts";
import * as fileVersions from "./files/versions.ts";
import * as inbox from "./inbox/inbox.ts";
import * as accounts from "./people/accounts.ts";
import * as availability from "./people/availability.ts";
import * as groups from "./people/groups.ts";
import * as mailbox from "./people/mailbox.ts";
import * as preferences from "./people/preferences.ts";
import * as presence from "./people/presence.ts";
import * as profiles from "./people/profiles.ts";
import * as push from "./people/push.ts";
import * as sessions from "./people/sessions.ts";
import type { EventType } from "./protocol/event.ts";
import type { Operation } from "./protocol/operation.ts";
import * as search from "./search/search.ts";
import * as audit from "./workspace/audit.ts";
import * as invitations from "./workspace/invitations.ts";
import * as members from "./workspace/members.ts";
import * as references from "./workspace/references.ts";
import * as roles from "./workspace/roles.ts";
import * as settings from "./workspace/settings.ts";
import * as workspaces from "./workspace/workspaces.ts";

const features = [
  accounts,
  sessions,
  mailbox,
  profiles,
  preferences,
  availability,
  push,
  groups,
  presence,
  workspaces,
  settings,
  roles,
  members,
  audit,
  invitations,
  files,
  fileText,
  storageUse,
  uploads,
  folders,
  library,
  fileVersions,
  shareLinks,
  channelDeletion,
  channels,
  sidebar,
  messages,
  mentions,
  called,
  threads,
  reactions,
  receipts,
  pins,
  pinned,
  bookmarks,
  forwards,
  forwarding,
  polls,
  polling,
  saved,
  linkPreviews,
  customEmoji,
  unread,
  typing,
  commands,
  drafts,
  snippets,
  scheduledMessages,
  reminders,
  boot,
  references,
  search,
  inbox,
];
/** The named shapes of the contract (`Message`, `Channel`, ...), for the API's documents. */
export const schemas: Record<string, z.ZodType> = Object.fromEntries(
  features.flatMap((feature) => Object.entries(feature).filter(([, value]) => value instanceof z.ZodType)),
);

const entries: unknown[] = features.flatMap((feature) => Object.values(feature));
const has = (entry: unknown, ...keys: string[]) =>
  typeof entry === "object" && entry !== null && keys.every((key) => Object.hasOwn(entry, key));

export const operations = entries.filter((entry): entry is Operation => has(entry, "name", "method", "path", "input"));
/** Events of the log and signals alike. */
export const events = entries.filter((entry): entry is EventType => has(entry, "name", "summary", "data"));
