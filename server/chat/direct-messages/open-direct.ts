import { openDirect as contract, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { profilesOf } from "#people/profiles/index.ts";
import { may } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";
import {
  activePeople,
  addToChannel,
  type ChannelRow,
  channelKey,
  freshlyIn,
  insertChannel,
  lockChannels,
  meetsAll,
  myChannel,
  tellJoined,
} from "../channels/index.ts";
import { directOf, showTo } from "./direct-rows.ts";

/** One conversation for each set of people, also when several open it at once. */
export const openDirect = handle(contract, async (context, { memberIds }) => {
  const { db, workspaceId, member } = context;
  const people = [...new Set([member.id, ...memberIds])].sort();
  const known = await directOf(db, workspaceId, people);
  if (known) return { channel: await opened(context, known) };
  const others = people.filter((id) => id !== member.id);
  const { missing } = await activePeople(db, workspaceId, others);
  if (missing.length > 0) refuse("unknown_person", { detail: `nobody of this workspace: ${missing[0]}` });
  if (!may(member, "direct.open") && !(await meetsAll(db, member, others)))
    refuse("not_allowed", { detail: "needs the permission direct.open, or a channel in common" });
  const begun = await begin(context, people);
  // Somebody else began it in this very moment: their transaction has ended, so it can be read now.
  return { channel: begun ?? (await opened(context, (await directOf(db, workspaceId, people)) as ChannelRow)) };
});

/**
 * The others are in it from the start and hear it, but their sidebar shows it with the first message only: nobody is
 * bothered by a conversation that somebody merely looked at.
 */
async function begin(context: WorkspaceContext, people: string[]): Promise<MyChannel | undefined> {
  const { db, workspaceId, member, now } = context;
  const row = await insertChannel(db, workspaceId, {
    id: newId(),
    kind: people.length > 2 ? "group" : "direct",
    visibility: "private",
    people,
    created_by: member.id,
    created_at: now,
  });
  if (!row) return undefined;
  const others = people.filter((id) => id !== member.id);
  const everybody = { ids: people, by: member.id, at: now, unseenBy: others };
  const { memberCount } = await addToChannel(db, workspaceId, row, everybody);
  const mine = freshlyIn({ ...row, member_count: memberCount });
  await tell(context, mine, others);
  return mine;
}

async function opened(context: WorkspaceContext, channel: ChannelRow): Promise<MyChannel> {
  const { db, workspaceId, member } = context;
  // Held, so that its first message is not being written while its state is told.
  await lockChannels(db, workspaceId, [channel.id]);
  const isNew = await showTo(db, workspaceId, channel.id, [member.id]);
  const mine = (await myChannel(db, member, channel.id)) as MyChannel;
  if (isNew.length > 0) await tell(context, mine, []);
  return mine;
}

/** To whom opened it alone; `hearing` are those who are in it from now on without seeing it yet. */
async function tell(context: WorkspaceContext, mine: MyChannel, hearing: string[]): Promise<void> {
  const { db, workspaceId, member, now } = context;
  const people = await profilesOf(db, workspaceId, mine.channel.people, now);
  const key = channelKey(mine.channel.id);
  const place = { emit: context.emit, workspaceId, actorId: member.id };
  tellJoined(
    place,
    [member.id],
    mine,
    people,
    hearing.map((memberId) => ({ memberId, key })),
  );
}
