import { readChannel as contract } from "@atrium/contract/chat/channels.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { handle } from "#platform/operations/feature.ts";
import { channelOf } from "./channel.ts";
import { abilitiesIn, accessChannel } from "./channel-access.ts";
import { myChannel } from "./my-channel.ts";

export const readChannel = handle(contract, async (context, { channelId }) => {
  const { db, workspaceId, member, now } = context;
  const [seen, mine] = await Promise.all([
    accessChannel(context, channelId, "channel.browse"),
    myChannel(db, member, channelId),
  ]);
  const { channel } = seen;
  const shown = [...(channel.people ?? []), ...(channel.created_by ? [channel.created_by] : [])];
  return {
    channel: channelOf(channel),
    mine: mine ?? null,
    abilities: abilitiesIn(member, seen),
    people: await profilesOf(db, workspaceId, shown, now),
  };
});
