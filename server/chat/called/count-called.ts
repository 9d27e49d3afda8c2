import { countCalled as contract } from "@atrium/contract/chat/called.ts";
import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import { onlineIn } from "#people/presence/index.ts";
import { may } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessChannel } from "../channels/index.ts";
import { fewPeople } from "../messages/index.ts";
import { countPeople } from "./called-rows.ts";

/** In a channel of five who call each other all day, nobody is asked. */
const fewInChannel = 5;
const nobody = { people: 0, timeZones: 0, asks: false };

export const countCalled = handle(contract, async (context, { channelId, text, threadId, alsoToChannel }) => {
  const { db, member, workspaceId } = context;
  await accessChannel(context, channelId, "message.send");
  const mayCallMany = may(member, "message.call_everybody");
  const inTimeline = threadId === undefined || alsoToChannel;
  const mentions = mentionsIn(text);
  const everybody = mentions.everybody && mayCallMany && inTimeline;
  const here = mentions.here && mayCallMany && inTimeline;
  const groups = mentions.groups.slice(0, 100);
  if (!everybody && !here && groups.length === 0) return nobody;
  const called = { everybody, ids: here ? await onlineIn(context, workspaceId) : [], groups, mayCallMany };
  const found = await countPeople(db, { workspaceId, channelId, butNot: member.id }, called);
  return { ...found, asks: found.people >= (everybody || here ? fewInChannel : fewPeople + 1) };
});
