import { channelUpdated, archiveChannel as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { channelOf } from "./channel.ts";
import { accessChannel, hearersOf } from "./channel-access.ts";
import { setArchived } from "./channel-rows.ts";

/** Archiving again changes nothing. */
export const archiveChannel = handle(
  contract,
  async (context, { channelId }) => {
    const { db, workspaceId, member, now } = context;
    const { channel } = await accessChannel(context, channelId, "channel.archive", { lock: "channel" });
    const archived = await setArchived(db, workspaceId, channelId, { by: member.id, at: now });
    if (!archived) return { channel: channelOf(channel) };
    const to = hearersOf(archived);
    context.emit(channelUpdated, { channel: channelOf(archived) }, { workspaceId, actorId: member.id, to });
    const on = { kind: "channel", id: channelId, name: archived.visibility === "public" ? archived.name : "" };
    context.audit({ workspaceId, actorId: member.id, what: "channel.archived", on });
    return { channel: channelOf(archived) };
  },
  { audited: true },
);
