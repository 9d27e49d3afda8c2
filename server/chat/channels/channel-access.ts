import type { ChannelAbilities } from "@atrium/contract/chat/channels.ts";
import { type RawBuilder, sql } from "kysely";
import { decide, may, type Rule, type ScopeKind, workspaceRules } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { Db } from "#platform/database/database.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import type { AudienceSource } from "#platform/realtime/audience.ts";
import { channelKey } from "./channel.ts";
import { channelIdsOf, deletedChannelIdsOf } from "./channel-member-rows.ts";
import { type ChannelLock, type ChannelRow, channelFor, type SeenChannel } from "./channel-rows.ts";

/**
 * Who may do what in a channel, and who hears of it: the one place for operations, the abilities an answer carries,
 * "why can X do this?" and the gateway. A rule that refuses may name the code an operation refuses with.
 */
export type ChannelRule = Rule & { code?: "archived" | "not_a_channel" | "default_channel" };

/** What is asked on a channel. All but the last four are permissions roles hold; those follow from being in it. */
export type ChannelAct =
  | "channel.browse"
  | "channel.edit"
  | "channel.archive"
  | "channel.delete"
  | "channel.invite"
  | "channel.expel"
  | "channel.bookmark"
  | "file.organise"
  | "message.send"
  | "message.react"
  | "message.moderate"
  | "channel.join"
  | "channel.leave"
  | "channel.mark"
  | "message.own";

type Question = (member: Membership, seen: SeenChannel) => ChannelRule[];

const nameOf = ({ kind, name }: ChannelRow): string => (kind === "channel" ? `#${name}` : "this conversation");
const because = (
  seen: SeenChannel,
  effect: Rule["effect"],
  words: string,
  code?: ChannelRule["code"],
): ChannelRule[] => [{ effect, because: words, on: { kind: "channel", id: seen.channel.id }, ...(code && { code }) }];

const isChannel: Question = (_, seen) =>
  seen.channel.kind === "channel" ? [] : because(seen, "refuses", "a direct message is no channel", "not_a_channel");
const isOpen: Question = (_, seen) =>
  seen.channel.archived_at ? because(seen, "refuses", "the channel is archived", "archived") : [];
const isInside: Question = (_, seen) => (seen.inside ? [] : because(seen, "refuses", `not in ${nameOf(seen.channel)}`));
const byBeingInside: Question = (_, seen) =>
  seen.inside ? because(seen, "allows", `in ${nameOf(seen.channel)}`) : isInside(_, seen);
const byRole =
  (permission: string): Question =>
  (member) =>
    workspaceRules(member, permission);
const byHavingCreated: Question = (member, seen) =>
  seen.channel.created_by === member.id ? because(seen, "allows", `created ${nameOf(seen.channel)}`) : [];
/**
 * A private channel is its people's own: who began it may end it, or nobody could where none of them holds the
 * permission. A public one is everybody's.
 */
const byHavingCreatedPrivate: Question = (member, seen) =>
  seen.channel.visibility === "private" ? byHavingCreated(member, seen) : [];
const isNotDefault: Question = (_, seen) =>
  seen.channel.is_default
    ? because(seen, "refuses", `everybody is put into ${nameOf(seen.channel)}`, "default_channel")
    : [];
const byBrowsing: Question = (member, seen) =>
  seen.channel.visibility === "public" ? workspaceRules(member, "channel.browse") : [];
const byReading: Question = (member, seen) => [
  ...(seen.inside ? byBeingInside(member, seen) : []),
  ...byBrowsing(member, seen),
];

/** In the order in which a refusal is told: what the thing is, its state, then who asks. */
const questions: Record<ChannelAct, Question[]> = {
  "channel.browse": [byReading],
  "channel.join": [isChannel, isOpen, byReading],
  "channel.leave": [isChannel, byBeingInside],
  "channel.mark": [byBeingInside],
  "channel.edit": [isChannel, isOpen, isInside, byRole("channel.edit")],
  "channel.archive": [isChannel, byRole("channel.archive"), byHavingCreated],
  "channel.delete": [isChannel, isNotDefault, byRole("channel.delete"), byHavingCreatedPrivate],
  "channel.invite": [isChannel, isOpen, isInside, byRole("channel.invite")],
  "channel.expel": [isChannel, byRole("channel.expel"), byHavingCreated],
  "channel.bookmark": [isOpen, isInside, byRole("channel.bookmark")],
  "file.organise": [isOpen, isInside, byRole("file.organise")],
  "message.send": [isOpen, isInside, byRole("message.send")],
  "message.react": [isOpen, isInside, byRole("message.react")],
  "message.moderate": [isOpen, byRole("message.moderate")],
  "message.own": [isOpen, byBeingInside],
};

/** Every reason for and against; what nobody has heard of is not allowed. */
export const channelRules = (member: Membership, seen: SeenChannel, permission: string): ChannelRule[] =>
  (questions[permission as ChannelAct] ?? [byRole(permission)]).flatMap((question) => question(member, seen));

export const mayInChannel = (member: Membership, seen: SeenChannel, act: ChannelAct): boolean =>
  decide(channelRules(member, seen, act));

/** Refuses with the code of the first reason against, or `not_allowed`. */
export function requireInChannel(member: Membership, seen: SeenChannel, act: ChannelAct): void {
  const rules = channelRules(member, seen, act);
  if (decide(rules)) return;
  const against = rules.find((rule) => rule.effect === "refuses");
  refuse(against?.code ?? "not_allowed", { detail: against?.because ?? `needs the permission ${act}` });
}

/** The channel as the member may see it, or undefined: what is not yours is not found. */
export async function seenChannel(
  db: Db,
  member: Membership,
  channelId: string,
  options: { lock?: ChannelLock } = {},
): Promise<SeenChannel | undefined> {
  const seen = await channelFor(db, member, channelId, { ...options, browse: may(member, "channel.browse") });
  return seen && mayInChannel(member, seen, "channel.browse") ? seen : undefined;
}

/**
 * The same question inside a query: a page is loaded through it, so that forgetting to ask before answers nothing
 * instead of everything.
 */
export const isReadable = (member: Membership, channelId: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from channel c left join channel_member own
    on own.workspace_id = c.workspace_id and own.channel_id = c.id and own.member_id = ${member.id}::uuid
  where c.workspace_id = ${member.workspaceId}::uuid and c.id = ${channelId}::uuid
    and (own.member_id is not null or (c.visibility = 'public' and ${may(member, "channel.browse")}::boolean)))`;

/** Loads a channel for somebody who wants to do something in it. */
export async function accessChannel(
  context: Pick<WorkspaceContext, "db" | "member">,
  channelId: string,
  act: ChannelAct,
  options: { lock?: ChannelLock } = {},
): Promise<SeenChannel> {
  const seen = (await seenChannel(context.db, context.member, channelId, options)) ?? notFound("channel");
  requireInChannel(context.member, seen, act);
  return seen;
}

/** What the asker may do, for an answer's buttons. */
export function abilitiesIn(member: Membership, seen: SeenChannel): ChannelAbilities {
  const can = (act: ChannelAct) => mayInChannel(member, seen, act);
  return {
    send: can("message.send"),
    join: !seen.inside && can("channel.join"),
    leave: can("channel.leave"),
    edit: can("channel.edit"),
    archive: can("channel.archive"),
    delete: can("channel.delete"),
    addPeople: can("channel.invite"),
    removePeople: can("channel.expel"),
    moderate: can("message.moderate"),
    bookmark: can("channel.bookmark"),
  };
}

/** Who hears of the channel itself: everybody in it, and of a public one everybody who may browse. */
export const hearersOf = (channel: ChannelRow): string[] => [
  ...(channel.visibility === "public" ? [audience.permission("channel.browse")] : []),
  channelKey(channel.id),
];

/** Who heard of a channel that is deleted: nothing but its deletion, and that it is back. */
export const deletedKey = (channelId: string): string => audience.scope("deleted_channel", channelId);
export const deletedChannelAudience: AudienceSource = {
  kind: "deleted_channel",
  keysOf: async (db, member) => (await deletedChannelIdsOf(db, member)).map(deletedKey),
};

/** What is said in a channel reaches who is in it, and who looks at a public one. */
export const channelAudience: AudienceSource = {
  kind: "channel",
  keysOf: async (db, member) => (await channelIdsOf(db, member)).map(channelKey),
  mayWatch: async (db, member, id) => (await seenChannel(db, member, id)) !== undefined,
};

/** "Why can X do this here?" */
export const channelScope: ScopeKind = {
  rules: async (db, member, permission, id) => {
    const seen = await seenChannel(db, member, id);
    return seen && channelRules(member, seen, permission).map(({ effect, because, on }) => ({ effect, because, on }));
  },
};
