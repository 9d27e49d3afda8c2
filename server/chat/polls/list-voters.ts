import { listVoters as contract } from "@atrium/contract/chat/polling.ts";
import * as z from "zod";
import { profilesOf } from "#people/profiles/index.ts";
import { cursorTo, placeOfCursor } from "#platform/operations/cursor.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { accessPoll } from "./poll-access.ts";
import { votersOf } from "./poll-rows.ts";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);
const pageSize = 50;

/** Of an anonymous poll nobody learns it, not even who asks. */
export const listVoters = handle(contract, async (context, { workspaceId, channelId, messageId, option, cursor }) => {
  const { db, now } = context;
  const place = placeOfCursor(cursor, Place);
  const { poll } = await accessPoll(context, { channelId, messageId }, "channel.browse");
  if (poll.anonymous) refuse("anonymous");
  const after = place && { votedAt: new Date(place[0]), memberId: place[1] };
  const voters = await votersOf(db, { workspaceId, messageId }, { option, after, limit: pageSize + 1 });
  const page = voters.slice(0, pageSize);
  const ids = page.map(({ memberId }) => memberId);
  const known = new Map((await profilesOf(db, workspaceId, ids, now)).map((profile) => [profile.id, profile]));
  const last = page.at(-1);
  return {
    people: ids.flatMap((id) => known.get(id) ?? []),
    ...(voters.length > pageSize && last && { next: cursorTo([last.votedAt.toISOString(), last.memberId]) }),
  };
});
