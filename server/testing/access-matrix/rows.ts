import { newId } from "#platform/operations/new-id.ts";
import { png } from "../pictures.ts";
import type { World } from "./world.ts";

/** What somebody gets: done, or the code they are refused with. */
export type Outcome = "ok" | (string & {});
export type Insider = "guest" | "member" | "admin" | "owner";

/** One operation on one target: what is asked, and what each insider gets. Outsiders are the same everywhere. */
export type Row = {
  operation: string;
  on: string;
  input: (world: World) => Record<string, unknown>;
  guest: Outcome;
  member: Outcome;
  admin: Outcome;
  owner: Outcome;
};

export type Cells = [guest: Outcome, member: Outcome, admin: Outcome, owner: Outcome];
export const row = (operation: string, on: string, input: Row["input"], cells: Cells): Row => {
  const [guest, member, admin, owner] = cells;
  return { operation, on, input, guest, member, admin, owner };
};

export const none = "not_found";
export const no = "not_allowed";
export const all: Cells = ["ok", "ok", "ok", "ok"];
export const members: Cells = [no, "ok", "ok", "ok"];
export const managers: Cells = [no, no, "ok", "ok"];

export type Place = keyof World["bookmarks"];
export const places: Place[] = ["open", "closed", "archived", "guestRoom", "direct", "gone"];
/** Of what is in a deleted channel nobody finds anything, whatever is asked: lists of cells end before it. */
export const gone: Cells = [none, none, none, none];

/** One row for each channel, in the order of `places`. */
export const inEach = (operation: string, extra: (world: World, place: Place) => object, cells: Cells[]): Row[] =>
  places.map((place, index) =>
    row(operation, place, (world) => ({ channelId: world[place], ...extra(world, place) }), cells[index] ?? gone),
  );
export const message = (world: World, place: Place) => ({ messageId: world.said[place] });

/** Reading: the open ones for who may browse, the others for who is in them. */
export const reads: Cells[] = [
  [none, "ok", "ok", "ok"],
  [none, "ok", none, "ok"],
  [none, "ok", "ok", "ok"],
  ["ok", "ok", none, "ok"],
  [none, "ok", none, "ok"],
];
export const archivedCell: Cells = [none, "archived", "archived", "archived"];
/** Doing something while being inside: an archived channel refuses everybody who sees it. */
export const acts: Cells[] = reads.map((cells, index) => (index === 2 ? archivedCell : cells));
/** What only the author, the member, may do. */
export const own: Cells[] = [
  [none, "ok", no, no],
  [none, "ok", none, no],
  archivedCell,
  [no, "ok", none, no],
  [none, "ok", none, no],
];
/** The author, or who moderates. */
export const ownOrModerated: Cells[] = [
  [none, "ok", "ok", "ok"],
  [none, "ok", none, "ok"],
  archivedCell,
  [no, "ok", none, "ok"],
  [none, "ok", none, "ok"],
];
const notAChannel: Cells = [none, "not_a_channel", none, "not_a_channel"];

/** Deleting again, and bringing back what is there, changes nothing. */
const deletes: Cells[] = [
  [none, no, "ok", "ok"],
  [none, no, none, "ok"],
  [none, no, "ok", "ok"],
  [no, no, none, "ok"],
  notAChannel,
  [none, no, "ok", "ok"],
];

/** What the member keeps for themselves. */
const onlyMember: Cells = [none, "ok", none, none];
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

const emoji = { emoji: "👍" };
const picture = () => `data:image/png;base64,${png(16, 16).toString("base64")}`;
const sending = () => ({ clientId: newId(), text: "hello" });

export const chatRows: Row[] = [
  row("createChannel", "workspace", () => ({ name: "fresh" }), members),
  row("listChannels", "workspace", () => ({}), all),
  row("searchMessages", "workspace", () => ({ query: "hello" }), all),
  row("searchPeople", "workspace", () => ({ query: "an" }), all),
  row("searchChannels", "workspace", () => ({ query: "an" }), all),
  row("listMyChannels", "workspace", () => ({}), all),
  row("keepSidebarSection", "a section of one's own", () => ({ sectionId: newId(), name: "Later", place: "G" }), all),
  row("keepSidebarSection", "one that is not there", () => ({ sectionId: newId(), folded: true }), [
    none,
    none,
    none,
    none,
  ]),
  row("deleteSidebarSection", "one that is not there", () => ({ sectionId: newId() }), all),
  row("listMyThreads", "workspace", () => ({}), all),
  row("listMentions", "workspace", () => ({}), all),
  row("listReceivedReactions", "workspace", () => ({}), all),
  row("moveReadPointers", "a channel", (world) => ({ pointers: [{ channelId: world.closed, seq: 1 }] }), all),
  row("listUnreadThreads", "workspace", () => ({}), all),
  row("markAllThreadsRead", "workspace", () => ({}), all),
  row("openDirect", "somebody", (world) => ({ memberIds: [world.admin.memberId] }), [no, "ok", "ok", "ok"]),
  row("openDirect", "somebody of elsewhere", (world) => ({ memberIds: [world.outsider.memberId] }), [
    "unknown_person",
    "unknown_person",
    "unknown_person",
    "unknown_person",
  ]),
  ...inEach("readChannel", () => ({}), reads),
  ...inEach("listMessages", () => ({}), reads),
  ...inEach("listChannelMembers", () => ({}), reads),
  ...inEach("readMessage", message, reads),
  ...inEach("removePreviews", message, ownOrModerated),
  ...inEach("listMessageVersions", message, reads),
  ...inEach("sendMessage", sending, acts),
  ...inEach("addReaction", (world, place) => ({ ...message(world, place), ...emoji }), acts),
  ...inEach("removeReaction", (world, place) => ({ ...message(world, place), ...emoji }), acts),
  row("addCustomEmoji", "workspace", () => ({ name: "fresh_one", picture: picture() }), members),
  row("changeCustomEmoji", "the member's", (w) => ({ emojiId: w.emoji, aliases: ["wind"] }), members),
  row("deleteCustomEmoji", "the member's", (w) => ({ emojiId: w.emoji }), members),
  row("listCustomEmoji", "workspace", () => ({}), all),
  row("listCommands", "workspace", () => ({}), all),
  ...inEach("runCommand", () => ({ text: "/shrug", clientId: newId() }), acts),
  ...inEach("scheduleMessage", () => ({ ...sending(), sendAt: tomorrow() }), acts),
  row(
    "scheduleMessage",
    "a thread",
    (w) => ({ channelId: w.open, threadId: w.said.root, ...sending(), sendAt: tomorrow() }),
    acts[0] as Cells,
  ),
  row("listScheduledMessages", "workspace", () => ({}), all),
  row("changeScheduledMessage", "the member's", (w) => ({ scheduledId: w.scheduled, text: "new" }), onlyMember),
  row("sendScheduledMessage", "the member's", (w) => ({ scheduledId: w.scheduled }), onlyMember),
  row("deleteScheduledMessage", "the member's", (w) => ({ scheduledId: w.scheduled }), onlyMember),
  ...inEach("createReminder", (w, place) => ({ ...message(w, place), clientId: newId(), remindAt: tomorrow() }), reads),
  row("createReminder", "words", () => ({ text: "call", clientId: newId(), remindAt: tomorrow() }), all),
  row("listReminders", "workspace", () => ({}), all),
  row("changeReminder", "the member's", (w) => ({ reminderId: w.reminder, done: true }), onlyMember),
  row("deleteReminder", "the member's", (w) => ({ reminderId: w.reminder }), onlyMember),
  ...inEach("keepDraft", () => ({ text: "begun", base: 0 }), reads),
  row(
    "keepDraft",
    "a thread",
    (w) => ({ channelId: w.open, threadId: w.said.root, text: "x", base: 0 }),
    reads[0] as Cells,
  ),
  row(
    "keepDraft",
    "a thread of another channel",
    (w) => ({ channelId: w.open, threadId: w.said.closed, text: "x", base: 0 }),
    [none, none, none, none],
  ),
  row("listDrafts", "workspace", () => ({}), all),
  ...inEach("listReaders", message, reads),
  ...inEach("countCalled", () => ({ text: "@channel" }), acts),
  row("listSnippets", "workspace", () => ({}), all),
  row("createSnippet", "one's own", () => ({ clientId: newId(), name: newId(), text: "x" }), all),
  row("createSnippet", "shared", () => ({ clientId: newId(), name: newId(), text: "x", shared: true }), managers),
  row("changeSnippet", "the member's", (w) => ({ snippetId: w.snippet, text: "new" }), onlyMember),
  row("deleteSnippet", "the member's", (w) => ({ snippetId: w.snippet }), onlyMember),
  ...inEach("signalTyping", () => ({}), acts),
  ...inEach("editMessage", (world, place) => ({ ...message(world, place), text: "other words" }), own),
  ...inEach("deleteMessage", message, ownOrModerated),
  ...inEach("markRead", () => ({ seq: 1 }), reads),
  ...inEach("markChannel", () => ({ favourite: true }), reads),
  ...inEach("listReplies", (world, place) => ({ threadId: world.said[place] }), reads),
  ...inEach("followThread", (world, place) => ({ threadId: world.said[place], following: true }), reads),
  ...inEach("markThreadRead", (world, place) => ({ threadId: world.said[place], seq: 0 }), reads),
  ...inEach("updateChannel", () => ({ topic: "new" }), [
    [none, "ok", "ok", "ok"],
    [none, "ok", none, "ok"],
    archivedCell,
    [no, "ok", none, "ok"],
    notAChannel,
  ]),
  ...inEach("archiveChannel", () => ({}), [
    [none, no, "ok", "ok"],
    [none, no, none, "ok"],
    [none, no, "ok", "ok"],
    [no, no, none, "ok"],
    notAChannel,
  ]),
  ...["deleteChannel", "bringBackChannel"].flatMap((operation) => inEach(operation, () => ({}), deletes)),
  row("listDeletedChannels", "workspace", () => ({}), all),
  ...inEach("restoreChannel", () => ({}), [
    [none, no, "ok", "ok"],
    [none, no, none, "ok"],
    [none, no, "ok", "ok"],
    [no, no, none, "ok"],
    notAChannel,
  ]),
  ...inEach("joinChannel", () => ({}), [
    [none, "ok", "ok", "ok"],
    [none, "ok", none, "ok"],
    archivedCell,
    ["ok", "ok", none, "ok"],
    notAChannel,
  ]),
  ...inEach("leaveChannel", () => ({}), [
    [none, "ok", "ok", "ok"],
    [none, "ok", none, "ok"],
    [none, "ok", "ok", "ok"],
    ["ok", "ok", none, "ok"],
    notAChannel,
  ]),
  ...inEach("addChannelMembers", (world) => ({ memberIds: [world.guest.memberId] }), [
    [none, "ok", "ok", "ok"],
    [none, "ok", none, "ok"],
    archivedCell,
    [no, "ok", none, "ok"],
    notAChannel,
  ]),
  ...inEach("removeChannelMember", (world) => ({ memberId: world.owner.memberId }), [
    [none, no, "ok", "ok"],
    [none, no, none, "ok"],
    [none, no, "ok", "ok"],
    [no, no, none, "ok"],
    notAChannel,
  ]),
  row("restoreMessage", "deleted by its author", (w) => ({ channelId: w.open, messageId: w.said.deleted }), [
    none,
    "ok",
    no,
    no,
  ]),
  row("editMessage", "deleted", (w) => ({ channelId: w.open, messageId: w.said.deleted, text: "back" }), [
    none,
    "deleted",
    no,
    no,
  ]),
  row("listMessageVersions", "deleted", (w) => ({ channelId: w.open, messageId: w.said.deleted }), [
    none,
    "deleted",
    "deleted",
    "deleted",
  ]),
  row("addReaction", "deleted", (w) => ({ channelId: w.open, messageId: w.said.deleted, ...emoji }), [
    none,
    "deleted",
    "deleted",
    "deleted",
  ]),
  row("sendMessage", "a thread", (w) => ({ channelId: w.open, threadId: w.said.root, ...sending() }), acts[0] as Cells),
  row(
    "sendMessage",
    "a thread of another channel",
    (w) => ({ channelId: w.open, threadId: w.said.closed, ...sending() }),
    [none, none, none, none],
  ),
  ...twoIds([
    ["readMessage", {}],
    ["removePreviews", {}],
    ["editMessage", { text: "mine now" }],
    ["deleteMessage", {}],
    ["restoreMessage", {}],
    ["listMessageVersions", {}],
    ["listReaders", {}],
    ["addReaction", emoji],
    ["removeReaction", emoji],
    ["createReminder", { clientId: newId(), remindAt: tomorrow() }],
  ]),
];

/** Two ids of which only one is the asker's to use: a message of another channel, or of another workspace. */
export function twoIds(operations: [string, object][]): Row[] {
  const nobody: Cells = [none, none, none, none];
  const pairs: [string, (world: World) => object][] = [
    ["a message of a closed channel through the open one", (w) => ({ channelId: w.open, messageId: w.said.closed })],
    ["a message of another workspace", (w) => ({ channelId: w.open, messageId: w.said.elsewhere })],
    ["a channel of another workspace", (w) => ({ channelId: w.elsewhereChannel, messageId: w.said.elsewhere })],
  ];
  return operations.flatMap(([operation, extra]) =>
    pairs.map(([on, ids]) => row(operation, on, (world) => ({ ...ids(world), ...extra }), nobody)),
  );
}

/** A mark on an object is for who sees the object; it names no channel. */
const onObject = (operation: string, extra: object): Row[] => [
  ...places.map((place, index) =>
    row(
      operation,
      `a message, ${place}`,
      (world) => ({ kind: "thread", objectId: world.said[place], ...extra }),
      reads[index] ?? gone,
    ),
  ),
  row(
    operation,
    "a direct message",
    (world) => ({ kind: "direct", objectId: world.direct, ...extra }),
    reads[4] as Cells,
  ),
  row(operation, "a message of elsewhere", (world) => ({ kind: "thread", objectId: world.said.elsewhere, ...extra }), [
    none,
    none,
    none,
    none,
  ]),
];

export const inboxRows: Row[] = [
  row("listInbox", "workspace", () => ({}), all),
  row("countInbox", "workspace", () => ({}), all),
  ...onObject("markInboxDone", { position: 1 }),
  ...onObject("snoozeInbox", { until: null }),
  ...onObject("unsubscribeInbox", { unsubscribed: true }),
];

const toMember = (world: World) => ({ memberId: world.member.memberId });
const toOwner = (world: World) => ({ memberId: world.owner.memberId });
const toStranger = (world: World) => ({ memberId: world.outsider.memberId });
const nowhere: Cells = [no, no, none, none];
const last: Cells = [no, no, "above_own_rank", "last_owner"];

export const workspaceRows: Row[] = [
  row("bootWorkspace", "workspace", () => ({}), all),
  row(
    "previewReferences",
    "the owner",
    (world) => ({ references: [{ kind: "member", id: world.owner.memberId }] }),
    all,
  ),
  row("readProfiles", "the owner", (world) => ({ ids: [world.owner.memberId, world.outsider.memberId] }), all),
  row("readPreferences", "one's own", () => ({}), all),
  row("changePreferences", "one's own", () => ({ enterSends: false }), all),
  row("updateProfile", "oneself", () => ({ title: "Captain" }), all),
  row("updateWorkspace", "workspace", () => ({ name: "Southwind" }), managers),
  row("readMemberRoles", "of the owner", (world) => ({ memberId: world.owner.memberId }), all),
  row("readBadge", "workspace", () => ({}), ["ok", "ok", "ok", "ok"]),
  row("deleteWorkspace", "by its name", () => ({ name: "Northwind" }), [no, no, no, "ok"]),
  row("deleteWorkspace", "by another name", () => ({ name: "Southwind" }), [no, no, no, "wrong_name"]),
  row("leaveWorkspace", "workspace", () => ({}), ["ok", "ok", "ok", "last_owner"]),
  row("listRoles", "workspace", () => ({}), all),
  row("listMembers", "workspace", () => ({}), members),
  row(
    "explainAccess",
    "the member",
    (w) => ({ ...toMember(w), permission: "message.send", kind: "channel", id: w.open }),
    [none, "ok", "ok", "ok"],
  ),
  row("changeRoles", "a member", (w) => ({ ...toMember(w), roleIds: [w.roles.guest] }), managers),
  row("changeRoles", "a member, to owner", (w) => ({ ...toMember(w), roleIds: [w.roles.owner] }), [
    no,
    no,
    "above_own_rank",
    "ok",
  ]),
  row("changeRoles", "the last owner", (w) => ({ ...toOwner(w), roleIds: [w.roles.member] }), last),
  row("changeRoles", "somebody of elsewhere", (w) => ({ ...toStranger(w), roleIds: [w.roles.member] }), nowhere),
  row("removeMember", "a member", toMember, managers),
  row("removeMember", "the last owner", toOwner, last),
  row("removeMember", "somebody of elsewhere", toStranger, nowhere),
  row("suspendMember", "a member", toMember, managers),
  row("suspendMember", "somebody of elsewhere", toStranger, nowhere),
  row("reinstateMember", "somebody suspended", (w) => ({ memberId: w.suspended.memberId }), managers),
  row("invitePeople", "workspace", () => ({ emails: ["friend@example.org"] }), members),
  row("invitePeople", "as an admin", (w) => ({ emails: ["friend@example.org"], roleId: w.roles.admin }), [
    no,
    "above_own_rank",
    "ok",
    "ok",
  ]),
  row("readStorageUse", "workspace", () => ({}), managers),
  row("listAudit", "workspace", () => ({}), managers),
  row("verifyAudit", "workspace", () => ({}), managers),
  row("listInvitations", "workspace", () => ({}), members),
  row("resendInvitation", "the owner's", (w) => ({ invitationId: w.invitation }), [no, none, "ok", "ok"]),
  row("revokeInvitation", "the owner's", (w) => ({ invitationId: w.invitation }), [no, none, "ok", "ok"]),
  row("createInviteLink", "workspace", () => ({}), managers),
  row("revokeInviteLink", "a link", (w) => ({ linkId: w.link }), managers),
  row("setOrganisationCode", "workspace", () => ({ on: true }), managers),
];
