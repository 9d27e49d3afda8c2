import { bringBackChannel as contract } from "@atrium/contract/chat/channel-deletion.ts";
import { channelBroughtBack } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import {
  accessChannel,
  channelKey,
  channelOf,
  deletedKey,
  hearersOf,
  isTaken,
  requireInChannel,
} from "../channels/index.ts";
import { lockDeleted, seenOf, setDeleted } from "./deleted-channel-rows.ts";
import { keptSince } from "./kept-since.ts";

/** Bringing back what is back changes nothing. What is about to be removed for good stays away. */
export const bringBackChannel = handle(
  contract,
  async (context, { channelId }) => {
    const { db, workspaceId, member, now } = context;
    const deleted = await lockDeleted(db, member, channelId);
    if (!deleted) {
      const { channel } = await accessChannel(context, channelId, "channel.delete");
      return { channel: channelOf(channel) };
    }
    requireInChannel(member, seenOf(deleted), "channel.delete");
    if (deleted.deleted_at <= keptSince(now)) notFound("channel");
    await setDeleted(db, workspaceId, channelId, null).catch((error: unknown) => {
      if (isTaken(error)) return refuse("name_taken");
      throw error;
    });
    const [hears, heard] = [channelKey(channelId), deletedKey(channelId)];
    const channel = channelOf(deleted);
    const to = hearersOf(deleted);
    const admits = [{ holdersOf: heard, key: hears }];
    const expels = [{ holdersOf: heard, key: heard }];
    context.emit(channelBroughtBack, { channel }, { workspaceId, actorId: member.id, to, admits, expels });
    const on = { kind: "channel", id: channelId, name: deleted.visibility === "public" ? deleted.name : "" };
    context.audit({ workspaceId, actorId: member.id, what: "channel.undeleted", on });
    return { channel };
  },
  { audited: true },
);
