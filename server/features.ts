import { housekeeping } from "#platform/housekeeping.ts";
import type { Feature } from "#platform/operations/feature.ts";
import { storageKeeping } from "#platform/storage-keeping.ts";
import { boot } from "./boot.ts";
import { bookmarks } from "./chat/bookmarks/index.ts";
import { called } from "./chat/called/index.ts";
import { channelDeletion } from "./chat/channel-deletion/index.ts";
import { channelFiles } from "./chat/channel-files/index.ts";
import { channelMembers } from "./chat/channel-members/index.ts";
import { channels } from "./chat/channels/index.ts";
import { commands } from "./chat/commands/index.ts";
import { customEmoji } from "./chat/custom-emoji/index.ts";
import { directMessages } from "./chat/direct-messages/index.ts";
import { drafts } from "./chat/drafts/index.ts";
import { forwards } from "./chat/forwards/index.ts";
import { linkPreviews } from "./chat/link-previews/index.ts";
import { mentions } from "./chat/mentions/index.ts";
import { messages } from "./chat/messages/index.ts";
import { pins } from "./chat/pins/index.ts";
import { polls } from "./chat/polls/index.ts";
import { reactions } from "./chat/reactions/index.ts";
import { receipts } from "./chat/receipts/index.ts";
import { reminders } from "./chat/reminders/index.ts";
import { saved } from "./chat/saved/index.ts";
import { scheduledMessages } from "./chat/scheduled-messages/index.ts";
import { sidebar } from "./chat/sidebar/index.ts";
import { snippets } from "./chat/snippets/index.ts";
import { statusCommands } from "./chat/status-commands/index.ts";
import { threads } from "./chat/threads/index.ts";
import { typing } from "./chat/typing/index.ts";
import { unread } from "./chat/unread/index.ts";
import { welcome } from "./chat/welcome/index.ts";
import { folders } from "./files/folders/index.ts";
import { library } from "./files/library/index.ts";
import { fileProcessing } from "./files/processing/index.ts";
import { shareLinks } from "./files/share-links/index.ts";
import { sharedFiles } from "./files/shared-files/index.ts";
import { storageUse } from "./files/storage-use/index.ts";
import { transcripts } from "./files/transcripts/index.ts";
import { uploads } from "./files/uploads/index.ts";
import { fileVersions } from "./files/versions/index.ts";
import { delivery } from "./inbox/delivery/index.ts";
import { digest } from "./inbox/digest/index.ts";
import { inboxItems } from "./inbox/items/index.ts";
import { inboxMail } from "./inbox/mail/index.ts";
import { mailReplies } from "./inbox/mail-replies/index.ts";
import { notices } from "./inbox/notices/index.ts";
import { inboxTriage } from "./inbox/triage/index.ts";
import { accountMails } from "./people/account-mail/index.ts";
import { accounts } from "./people/accounts/index.ts";
import { addresses } from "./people/addresses/index.ts";
import { availability } from "./people/availability/index.ts";
import { groups } from "./people/groups/index.ts";
import { identity } from "./people/identity/index.ts";
import { mailbox } from "./people/mailbox/index.ts";
import { passwords } from "./people/passwords/index.ts";
import { personalTokens } from "./people/personal-tokens/index.ts";
import { preferences } from "./people/preferences/index.ts";
import { presence } from "./people/presence/index.ts";
import { profiles } from "./people/profiles/index.ts";
import { push } from "./people/push/index.ts";
import { sessions } from "./people/sessions/index.ts";
import { signInFeature } from "./people/sign-in/index.ts";
import { tokens } from "./people/tokens/index.ts";
import { references } from "./references.ts";
import { fileSearch } from "./search/files/index.ts";
import { searchIndexing } from "./search/indexing/index.ts";
import { messageSearch } from "./search/messages/index.ts";
import { nameSearch } from "./search/names/index.ts";
import { audit } from "./workspace/audit/index.ts";
import { invitations } from "./workspace/invitations/index.ts";
import { inviteLinks } from "./workspace/invite-links/index.ts";
import { joining } from "./workspace/joining/index.ts";
import { members } from "./workspace/members/index.ts";
import { roles } from "./workspace/roles/index.ts";
import { settings } from "./workspace/settings/index.ts";
import { workspaceDeletion } from "./workspace/workspace-deletion/index.ts";
import { workspaces } from "./workspace/workspaces/index.ts";

/** The table of contents: every feature of the product, in tier order. */
export const features: Feature[] = [
  housekeeping,
  storageKeeping,
  accounts,
  signInFeature,
  accountMails,
  addresses,
  passwords,
  sessions,
  tokens,
  personalTokens,
  identity,
  mailbox,
  push,
  presence,
  profiles,
  preferences,
  availability,
  groups,
  roles,
  members,
  workspaces,
  workspaceDeletion,
  settings,
  invitations,
  inviteLinks,
  joining,
  audit,
  sharedFiles,
  fileProcessing,
  uploads,
  transcripts,
  storageUse,
  folders,
  library,
  fileVersions,
  shareLinks,
  channels,
  channelMembers,
  channelFiles,
  channelDeletion,
  directMessages,
  sidebar,
  messages,
  mentions,
  called,
  threads,
  customEmoji,
  reactions,
  receipts,
  statusCommands,
  pins,
  saved,
  linkPreviews,
  bookmarks,
  forwards,
  polls,
  unread,
  typing,
  commands,
  drafts,
  snippets,
  scheduledMessages,
  reminders,
  welcome,
  searchIndexing,
  messageSearch,
  nameSearch,
  fileSearch,
  inboxItems,
  inboxTriage,
  notices,
  delivery,
  inboxMail,
  mailReplies,
  digest,
  boot,
  references,
];
