import { addBookmark } from "@atrium/contract/chat/bookmarks.ts";
import { deleteChannel } from "@atrium/contract/chat/channel-deletion.ts";
import * as channels from "@atrium/contract/chat/channels.ts";
import { createChannel } from "@atrium/contract/chat/channels.ts";
import { addCustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import * as messages from "@atrium/contract/chat/messages.ts";
import { createPoll } from "@atrium/contract/chat/polling.ts";
import { createReminder } from "@atrium/contract/chat/reminders.ts";
import { saveMessage } from "@atrium/contract/chat/saved.ts";
import { scheduleMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { createSnippet } from "@atrium/contract/chat/snippets.ts";
import * as threads from "@atrium/contract/chat/threads.ts";
import { createFolder } from "@atrium/contract/files/folders.ts";
import { createShareLink } from "@atrium/contract/files/share-links.ts";
import { createGroup } from "@atrium/contract/people/groups.ts";
import * as invitations from "@atrium/contract/workspace/invitations.ts";
import * as members from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { newId } from "#platform/operations/new-id.ts";
import { uploaded } from "../files.ts";
import { png } from "../pictures.ts";
import { type SignedUp, signedUp } from "../signed-up.ts";
import { type Team, team } from "../team.ts";
import type { TestServer } from "../test-server.ts";
import { joined } from "../workspaces.ts";

type Place = "open" | "closed" | "archived" | "guestRoom" | "direct" | "gone";

/**
 * Everybody who may knock, and one thing of each kind in each state. The member wrote the messages; the member and
 * the owner are in every channel, the admin only in the public ones, the guest only in `guestRoom`.
 */
export type World = Team & {
  exMember: SignedUp & { memberId: string };
  suspended: SignedUp & { memberId: string };
  /** Channels. */
  open: string;
  closed: string;
  archived: string;
  guestRoom: string;
  direct: string;
  /** Everybody of `open` was in it when it was deleted. */
  gone: string;
  /** Messages by the channel they are in; `deleted` is in the open one, `root` has a reply. */
  said: Record<Place | "deleted" | "root" | "elsewhere", string>;
  elsewhereChannel: string;
  bookmarks: Record<Place, string>;
  /** The member's. */
  polls: Record<Place, string>;
  /** The member is in it. */
  group: string;
  elsewhereGroup: string;
  /** The member's: each sent in that channel, `unsent` in none. */
  files: Record<Place | "unsent", string>;
  /** The member's, one in each channel and one of the workspace. */
  folders: Record<Place | "workspace", string>;
  /** The member's, to the file in the open channel. */
  shareLink: string;
  /** Something the member wrote for later, in the open channel. */
  scheduled: string;
  /** Of the member's. */
  reminder: string;
  /** Of the member's own. */
  snippet: string;
  /** One the member added. */
  emoji: string;
  roles: Record<"owner" | "admin" | "member" | "guest", string>;
  invitation: string;
  link: string;
  linkToken: string;
};

export async function buildWorld(server: TestServer): Promise<World> {
  const people = await team(server);
  const { workspaceId, owner, admin, member, guest, outsider } = people;
  const make = async (name: string, visibility: "public" | "private", memberIds: string[]) =>
    (await owner.client.call(createChannel, { workspaceId, name, visibility, memberIds })).channel.channel.id;
  const everybody = [member.memberId, admin.memberId];
  const open = await make("open", "public", everybody);
  const closed = await make("closed", "private", [member.memberId]);
  const archived = await make("archived", "public", everybody);
  const guestRoom = await make("guest-room", "private", [member.memberId, guest.memberId]);
  const direct = (await member.client.call(channels.openDirect, { workspaceId, memberIds: [owner.memberId] })).channel
    .channel.id;
  const gone = await make("gone", "public", everybody);
  const write = (channelId: string, by = member, where = workspaceId, threadId?: string) =>
    writeAs(by, where, channelId, threadId);
  const inEach = async (make: (channelId: string) => Promise<string>) => ({
    open: await make(open),
    closed: await make(closed),
    archived: await make(archived),
    guestRoom: await make(guestRoom),
    direct: await make(direct),
    gone: await make(gone),
  });
  const elsewhere = await outsider.client.call(createChannel, { workspaceId: outsider.workspaceId, name: "elsewhere" });
  const elsewhereChannel = elsewhere.channel.channel.id;
  const said = {
    ...(await inEach((channelId) => write(channelId))),
    deleted: await write(open),
    root: await write(open),
    elsewhere: await write(elsewhereChannel, outsider, outsider.workspaceId),
  };
  await write(open, member, workspaceId, said.root);
  await member.client.call(messages.deleteMessage, { workspaceId, channelId: open, messageId: said.deleted });
  const thread = { workspaceId, channelId: open, threadId: said.root };
  await member.client.call(threads.followThread, { ...thread, following: true });
  await member.client.call(saveMessage, { workspaceId, channelId: open, messageId: said.root });
  const bookmark = async (channelId: string) => {
    const link = { title: "Plan", url: "https://example.org" };
    return (await member.client.call(addBookmark, { workspaceId, channelId, clientId: newId(), ...link })).bookmark.id;
  };
  const ask = async (channelId: string) => {
    const poll = { question: "When?", options: ["Today", "Tomorrow"] };
    return (await member.client.call(createPoll, { workspaceId, channelId, clientId: newId(), ...poll })).message.id;
  };
  const files = await inEach((channelId) => sendFile(server, people, channelId));
  const folders = await inEach((channelId) => makeFolder(people, channelId));
  const polls = await inEach(ask);
  const bookmarks = await inEach(bookmark);
  await owner.client.call(channels.archiveChannel, { workspaceId, channelId: archived });
  await owner.client.call(deleteChannel, { workspaceId, channelId: gone });
  return {
    ...people,
    exMember: await leaver(server, people, "remove"),
    suspended: await leaver(server, people, "suspend"),
    open,
    closed,
    archived,
    guestRoom,
    direct,
    gone,
    said,
    elsewhereChannel,
    bookmarks,
    files: { ...files, unsent: (await uploaded(server, member, workspaceId)).id },
    folders: { ...folders, workspace: await makeFolder(people, null) },
    polls,
    shareLink: await shareFile(people, files.open),
    group: await groupOf(owner, workspaceId, [member.memberId]),
    elsewhereGroup: await groupOf(outsider, outsider.workspaceId),
    scheduled: await schedule(people, open),
    reminder: await remember(people),
    snippet: await saveText(people),
    emoji: await addEmoji(people),
    ...(await invite(people)),
  };
}

async function writeAs(by: SignedUp, workspaceId: string, channelId: string, threadId?: string): Promise<string> {
  const input = { workspaceId, channelId, clientId: newId(), text: "words", ...(threadId && { threadId }) };
  return (await by.client.call(messages.sendMessage, input)).message.id;
}

async function sendFile(server: TestServer, { member, workspaceId }: Team, channelId: string): Promise<string> {
  const { id } = await uploaded(server, member, workspaceId);
  const input = { workspaceId, channelId, clientId: newId(), text: "", files: [id] };
  await member.client.call(messages.sendMessage, input);
  return id;
}

async function shareFile({ member, workspaceId }: Team, fileId: string): Promise<string> {
  const input = { workspaceId, fileId, clientId: newId(), expiresAt: tomorrow() };
  return (await member.client.call(createShareLink, input)).link.id;
}

async function makeFolder({ member, workspaceId }: Team, channelId: string | null): Promise<string> {
  const input = { workspaceId, clientId: newId(), channelId, name: "Papers" };
  return (await member.client.call(createFolder, input)).folder.id;
}

async function groupOf(by: SignedUp, workspaceId: string, memberIds: string[] = []): Promise<string> {
  const input = { workspaceId, handle: "sailors", name: "Sailors", memberIds };
  return (await by.client.call(createGroup, input)).group.id;
}

async function leaver(server: TestServer, people: Team, how: "remove" | "suspend") {
  const person = await signedUp(server, { name: `Lena ${how}` });
  const memberId = await joined(server, people.workspaceId, person);
  const operation = how === "remove" ? members.removeMember : members.suspendMember;
  await people.owner.client.call(operation, { workspaceId: people.workspaceId, memberId });
  return { ...person, memberId };
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

async function remember({ member, workspaceId }: Team): Promise<string> {
  const input = { workspaceId, clientId: newId(), text: "call Ann", remindAt: tomorrow() };
  return (await member.client.call(createReminder, input)).reminder.id;
}

async function addEmoji({ member, workspaceId }: Team): Promise<string> {
  const picture = `data:image/png;base64,${png(16, 16).toString("base64")}`;
  return (await member.client.call(addCustomEmoji, { workspaceId, name: "northwind", picture })).emoji.id;
}

async function saveText({ member, workspaceId }: Team): Promise<string> {
  const input = { workspaceId, clientId: newId(), name: "thanks", text: "Thank you" };
  return (await member.client.call(createSnippet, input)).snippet.id;
}

async function schedule({ member, workspaceId }: Team, channelId: string): Promise<string> {
  const input = { workspaceId, channelId, clientId: newId(), text: "later", sendAt: tomorrow() };
  return (await member.client.call(scheduleMessage, input)).scheduled.id;
}

async function invite({ owner, workspaceId }: Team) {
  const { roles } = await owner.client.call(listRoles, { workspaceId });
  const byKey = Object.fromEntries(roles.map((role) => [role.key, role.id])) as World["roles"];
  const invited = await owner.client.call(invitations.invitePeople, { workspaceId, emails: ["new@example.org"] });
  const { link } = await owner.client.call(invitations.createInviteLink, { workspaceId });
  return {
    roles: byKey,
    invitation: invited.invitations[0]?.id as string,
    link: link.id,
    linkToken: link.url.split("/").at(-1) as string,
  };
}
