import { channelUpdated, restoreChannel as contract } from "@atrium/contract/chat/channels.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { channelOf } from "./channel.ts";
import { accessChannel, hearersOf } from "./channel-access.ts";
import { setArchived } from "./channel-rows.ts";
import { isTaken } from "./name-taken.ts";

/** Its name may have been given to another channel meanwhile. */
export const restoreChannel = handle(
  contract,
  async (context, { channelId }) => {
    const { db, workspaceId, member } = context;
    const { channel } = await accessChannel(context, channelId, "channel.archive", { lock: "channel" });
    const restored = await setArchived(db, workspaceId, channelId, null).catch((error: unknown) => {
      if (isTaken(error)) return refuse("name_taken");
      throw error;
    });
    if (!restored) return { channel: channelOf(channel) };
    const to = hearersOf(restored);
    context.emit(channelUpdated, { channel: channelOf(restored) }, { workspaceId, actorId: member.id, to });
    const on = { kind: "channel", id: channelId, name: restored.visibility === "public" ? restored.name : "" };
    context.audit({ workspaceId, actorId: member.id, what: "channel.brought_back", on });
    return { channel: channelOf(restored) };
  },
  { audited: true },
);
