import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { isSeen } from "../protocol/blank-text.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { page, pageInput } from "../protocol/paging.ts";
import { SidebarPlace } from "./sidebar.ts";

/** 1 to 80 characters, shown after `#`; unique in the workspace without regard to case among channels not archived. */
export const ChannelName = z
  .string()
  .trim()
  .min(1, { abort: true })
  .max(80)
  .regex(/^[^\s#@,<>`][^#@,<>`\n]*$/u, "must not contain # @ , < > ` or line breaks")
  .refine(isSeen, "must not be empty");
export const Topic = z.string().trim().max(250);
export const Purpose = z.string().trim().max(250);

/**
 * A conversation. `channel` has a name and is public or private; `direct` is between two people
 * (or with oneself) and `group` between three to nine; both are always private and named by their people.
 */
export const Channel = z.strictObject({
  id: Id,
  kind: z.enum(["channel", "direct", "group"]),
  visibility: z.enum(["public", "private"]),
  /** Empty for direct and group messages. */
  name: z.string(),
  topic: z.string(),
  purpose: z.string(),
  createdBy: Id.nullable(),
  createdAt: Instant,
  archivedAt: Instant.nullable(),
  memberCount: z.number().int(),
  /** The people of a direct or group message, the reader included; empty for channels. */
  people: z.array(Id),
});
export type Channel = z.infer<typeof Channel>;

/** What one is told of a channel: everything said there, only what calls oneself, or nothing. */
export const NotificationLevel = z.enum(["all", "mentions", "nothing"]);
export type NotificationLevel = z.infer<typeof NotificationLevel>;

/** A channel one is in, with one's own reading state. `unread` is `lastSeq - readSeq`, never counted up. */
export const MyChannel = z.strictObject({
  channel: Channel,
  /** Position of the newest message in the channel; 0 while empty. */
  lastSeq: z.number().int(),
  lastMessageAt: Instant.nullable(),
  /** Read pointer: everything up to this position is read. */
  readSeq: z.number().int(),
  /** Mentions of oneself above the pointer, in the channel and its threads. */
  mentions: z.number().int(),
  favourite: z.boolean(),
  muted: z.boolean(),
  /** Null: as one's preferences say. */
  notificationLevel: NotificationLevel.nullable(),
  /** The section of one's own it stands in, unless it is a favourite. */
  sectionId: Id.nullable(),
  /** Where in a section that is sorted by hand; what has no place comes last. */
  place: SidebarPlace.nullable(),
});
export type MyChannel = z.infer<typeof MyChannel>;

/** What a channel answers besides its data: buttons show exactly what the server would allow. */
export const ChannelAbilities = z.strictObject({
  send: z.boolean(),
  join: z.boolean(),
  leave: z.boolean(),
  edit: z.boolean(),
  archive: z.boolean(),
  delete: z.boolean(),
  addPeople: z.boolean(),
  removePeople: z.boolean(),
  /** Delete what others wrote. */
  moderate: z.boolean(),
  bookmark: z.boolean(),
});
export type ChannelAbilities = z.infer<typeof ChannelAbilities>;

const channelKeys = { workspaceId: Id, channelId: Id } as const;
const nameErrors = { name_taken: 409 } as const;
const stateErrors = { archived: 409, not_a_channel: 409 } as const;

export const createChannel = operation("createChannel", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels",
  summary: "Create a channel and join it",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    name: ChannelName,
    visibility: z.enum(["public", "private"]).default("public"),
    topic: Topic.default(""),
    purpose: Purpose.default(""),
    memberIds: z.array(Id).max(200).default([]),
  }),
  output: z.strictObject({ channel: MyChannel }),
  errors: nameErrors,
  limit: { count: 100, seconds: 3600 },
});

/** Finds the direct or group message with exactly these people (oneself is always in it), or begins it. */
export const openDirect = operation("openDirect", {
  method: "POST",
  path: "/workspaces/{workspaceId}/direct-messages",
  summary: "Open the direct or group message with these people",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, memberIds: z.array(Id).min(1).max(8) }),
  output: z.strictObject({ channel: MyChannel }),
  errors: { unknown_person: 404 },
  limit: { count: 300, seconds: 3600 },
});

/** Public channels and one's private ones, ordered by name; `query` matches any part of the name or purpose. */
/** The newest thing said in a channel, as a line. */
export const ChannelSample = z.strictObject({ authorId: Id, text: z.string(), at: Instant });
export type ChannelSample = z.infer<typeof ChannelSample>;

export const listChannels = operation("listChannels", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels",
  summary: "Browse channels",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    query: z.string().trim().max(80).optional(),
    archived: z.enum(["no", "only"]).default("no"),
    samples: z.enum(["no", "yes"]).default("no").meta({ description: "with what was said last in each" }),
    ...pageInput(),
  }),
  output: z.strictObject({
    items: z.array(z.strictObject({ channel: Channel, joined: z.boolean(), sample: ChannelSample.nullable() })),
    next: z.string().optional(),
    people: z.array(Profile),
  }),
});

/** The whole sidebar, most recent first, in pages; a boot answer holds only its first rows. */
export const listMyChannels = operation("listMyChannels", {
  method: "GET",
  path: "/workspaces/{workspaceId}/my-channels",
  summary: "List the channels and direct messages one is in",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, ...pageInput(500, 200) }),
  output: z.strictObject({ items: z.array(MyChannel), next: z.string().optional(), people: z.array(Profile) }),
});

export const readChannel = operation("readChannel", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}",
  summary: "Read a channel, and what one may do in it",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({
    channel: Channel,
    mine: MyChannel.nullable(),
    abilities: ChannelAbilities,
    people: z.array(Profile),
  }),
});

export const updateChannel = operation("updateChannel", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/channels/{channelId}",
  summary: "Rename a channel, change its topic or purpose",
  caller: "workspace",
  input: z.strictObject({
    ...channelKeys,
    name: ChannelName.optional(),
    topic: Topic.optional(),
    purpose: Purpose.optional(),
  }),
  output: z.strictObject({ channel: Channel }),
  errors: { ...nameErrors, ...stateErrors },
});

/** An archived channel can be read and brought back, and nothing else. */
export const archiveChannel = operation("archiveChannel", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/archiving",
  summary: "Archive a channel",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({ channel: Channel }),
  errors: stateErrors,
});

export const restoreChannel = operation("restoreChannel", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/archiving",
  summary: "Bring an archived channel back",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({ channel: Channel }),
  errors: { ...nameErrors, not_a_channel: 409 },
});

export const joinChannel = operation("joinChannel", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/membership",
  summary: "Join a public channel",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({ channel: MyChannel }),
  errors: stateErrors,
});

export const leaveChannel = operation("leaveChannel", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/membership",
  summary: "Leave a channel",
  caller: "workspace",
  input: z.strictObject(channelKeys),
  output: z.strictObject({}),
  errors: { not_a_channel: 409 },
});

export const addChannelMembers = operation("addChannelMembers", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/members",
  summary: "Add people to a channel",
  caller: "workspace",
  input: z.strictObject({ ...channelKeys, memberIds: z.array(Id).min(1).max(200) }),
  output: z.strictObject({ channel: Channel, added: z.array(Id) }),
  errors: { ...stateErrors, unknown_person: 404 },
});

export const removeChannelMember = operation("removeChannelMember", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/channels/{channelId}/members/{memberId}",
  summary: "Remove somebody from a channel",
  caller: "workspace",
  input: z.strictObject({ ...channelKeys, memberId: Id }),
  output: z.strictObject({ channel: Channel }),
  errors: { not_a_channel: 409 },
});

/** Ordered by name; `query` matches the beginning of any word of the name. */
export const listChannelMembers = operation("listChannelMembers", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/members",
  summary: "List the people in a channel",
  caller: "workspace",
  input: z.strictObject({ ...channelKeys, query: z.string().trim().max(80).optional(), ...pageInput() }),
  output: page(Profile),
});

/**
 * A personal mark: nobody else hears of it; one's other devices do. What comes into a muted section is muted, and
 * heard again when it leaves, unless `muted` says otherwise.
 */
export const markChannel = operation("markChannel", {
  method: "PATCH",
  path: "/workspaces/{workspaceId}/channels/{channelId}/mark",
  summary: "Make a channel a favourite, mute it, choose what one is told of it, or where it stands",
  caller: "workspace",
  input: z.strictObject({
    ...channelKeys,
    favourite: z.boolean().optional(),
    muted: z.boolean().optional(),
    notificationLevel: NotificationLevel.nullable().optional(),
    sectionId: Id.nullable().optional(),
    place: SidebarPlace.nullable().optional(),
  }),
  output: z.strictObject({ channel: MyChannel }),
});

export const channelCreated = event("channelCreated", {
  summary: "A public channel appeared",
  data: z.strictObject({ channel: Channel }),
});
export const channelUpdated = event("channelUpdated", {
  summary: "A channel was renamed, archived or brought back; its topic, purpose or member count changed",
  data: z.strictObject({ channel: Channel }),
});
/** To the person alone: the sidebar gains a row. Carries everything needed to show it. */
export const channelJoined = event("channelJoined", {
  summary: "One is now in a channel: joined, added, or written to for the first time",
  data: z.strictObject({ channel: MyChannel, people: z.array(Profile) }),
});
/** To the person alone: the sidebar loses a row, and a private channel everything else. */
export const channelLeft = event("channelLeft", {
  summary: "One is no longer in a channel",
  data: z.strictObject({ channelId: Id }),
});
/** To the channel. `memberIds` at most 200; after larger changes only the count is told. */
export const channelMembersChanged = event("channelMembersChanged", {
  summary: "People joined or left a channel",
  data: z.strictObject({ channelId: Id, memberCount: z.number().int(), joined: z.array(Id), left: z.array(Id) }),
});
/** To the person alone. */
export const channelMarked = event("channelMarked", {
  summary: "One made a channel a favourite, muted it or chose what one is told of it, on some device",
  data: z.strictObject({
    channelId: Id,
    favourite: z.boolean(),
    muted: z.boolean(),
    notificationLevel: NotificationLevel.nullable(),
    sectionId: Id.nullable(),
    place: SidebarPlace.nullable(),
  }),
});
/** To everybody who saw it: whatever they hold of it is to be forgotten. */
export const channelDeleted = event("channelDeleted", {
  summary: "A channel was deleted, and nothing of it is found any more",
  data: z.strictObject({ channelId: Id }),
});
/** To the same people. What each of them holds of it is read anew. */
export const channelBroughtBack = event("channelBroughtBack", {
  summary: "A deleted channel is back, with everything in it",
  data: z.strictObject({ channel: Channel }),
});
