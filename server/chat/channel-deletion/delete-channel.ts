import { deleteChannel as contract } from "@atrium/contract/chat/channel-deletion.ts";
import { channelDeleted } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { channelKey, deletedKey, hearersOf, requireInChannel, seenChannel } from "../channels/index.ts";
import { lockDeleted, seenOf, setDeleted } from "./deleted-channel-rows.ts";

/**
 * One row changes, however much is in it: `channel` is what every other query knows of channels, and there it is not any
 * more. Deleting again changes nothing.
 */
export const deleteChannel = handle(
  contract,
  async (context, { channelId }) => {
    const { db, workspaceId, member, now } = context;
    const seen = await seenChannel(db, member, channelId, { lock: "channel" });
    const { channel } = seen ?? seenOf((await lockDeleted(db, member, channelId)) ?? notFound("channel"));
    requireInChannel(member, seen ?? { channel, inside: true }, "channel.delete");
    if (!seen) return {};
    await setDeleted(db, workspaceId, channelId, { by: member.id, at: now });
    const [heard, hears] = [channelKey(channelId), deletedKey(channelId)];
    // Who was away hears of it too; what was said there before, nobody is told any more.
    const to = [...hearersOf(channel), hears];
    const admits = [{ holdersOf: heard, key: hears }];
    const expels = [{ holdersOf: heard, key: heard }];
    context.emit(channelDeleted, { channelId }, { workspaceId, actorId: member.id, to, admits, expels });
    const on = { kind: "channel", id: channelId, name: channel.visibility === "public" ? channel.name : "" };
    context.audit({ workspaceId, actorId: member.id, what: "channel.deleted", on });
    return {};
  },
  { audited: true },
);
