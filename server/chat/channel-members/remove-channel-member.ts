import { removeChannelMember as contract } from "@atrium/contract/chat/channels.ts";
import { membersOf } from "#people/profiles/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { accessChannel, channelOf } from "../channels/index.ts";
import { letGo } from "./let-go.ts";

/** Removing somebody who is not in it changes nothing. Oneself one may always remove. */
export const removeChannelMember = handle(
  contract,
  async (context, { channelId, memberId }) => {
    const { db, workspaceId, member } = context;
    const act = memberId === member.id ? "channel.leave" : "channel.expel";
    const { channel } = await accessChannel(context, channelId, act, { lock: "channel" });
    const [person] = await membersOf(db, workspaceId, [memberId]);
    if (!person) notFound("member");
    const place = { emit: context.emit, workspaceId, actorId: member.id };
    const after = await letGo(context, place, channel, [memberId]);
    if (memberId !== member.id && after.member_count < channel.member_count) {
      const on = { kind: "member", id: memberId, name: person?.name ?? "" };
      context.audit({ workspaceId, actorId: member.id, what: "channel.member_removed", on, after: { channelId } });
    }
    return { channel: channelOf(after) };
  },
  { audited: "sometimes" },
);
