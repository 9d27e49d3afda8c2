import { channelCreated, createChannel as contract } from "@atrium/contract/chat/channels.ts";
import { require } from "#platform/access/access.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import { refuse, refuseField } from "#platform/operations/refuse.ts";
import { activePeople } from "./active-people.ts";
import { addToChannel } from "./channel-member-rows.ts";
import { type ChannelRow, insertChannel } from "./channel-rows.ts";
import { freshlyIn } from "./my-channel.ts";
import { tellJoined } from "./tell-membership.ts";

/** Whoever creates a channel is in it, with the people they bring along. */
export const createChannel = handle(contract, async (context, input) => {
  const { db, workspaceId, member, now } = context;
  require(member, "channel.create");
  const others = input.memberIds.filter((id) => id !== member.id);
  if (others.length > 0) require(member, "channel.invite");
  const { missing } = await activePeople(db, workspaceId, others);
  if (missing[0]) refuseField(`memberIds.${input.memberIds.indexOf(missing[0])}`, "nobody of this workspace");
  const { name, topic, purpose, visibility } = input;
  const inserted = await insertChannel(db, workspaceId, {
    id: newId(),
    kind: "channel",
    visibility,
    name: name.normalize("NFC"),
    topic,
    purpose,
    created_by: member.id,
    created_at: now,
  });
  const row: ChannelRow = inserted ?? refuse("name_taken");
  const { ids, memberCount } = await addToChannel(db, workspaceId, row, {
    ids: [member.id, ...others],
    by: member.id,
    at: now,
  });
  const mine = freshlyIn({ ...row, member_count: memberCount });
  const place = { emit: context.emit, workspaceId, actorId: member.id };
  if (visibility === "public") {
    const to = [audience.permission("channel.browse")];
    context.emit(channelCreated, { channel: mine.channel }, { workspaceId, actorId: member.id, to });
  }
  tellJoined(place, ids, mine);
  return { channel: mine };
});
