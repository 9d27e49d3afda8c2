import { randomUUID } from "node:crypto";
import {
  addChannelMembers,
  archiveChannel,
  createChannel,
  listMyChannels,
  openDirect,
  updateChannel,
} from "@atrium/contract/chat/channels.ts";
import { channelMarkdown, personMarkdown } from "@atrium/contract/chat/message-text.ts";
import { deleteMessage, editMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { addReaction } from "@atrium/contract/chat/reactions.ts";
import { bringFiles } from "./bring-files.ts";
import type { ChannelScript, DirectScript, Reply, Said } from "./conversation.ts";
import { owner, type PersonKey, people } from "./northwind/people.ts";
import type { Stage } from "./stage.ts";
import { momentOf } from "./working-days.ts";

/** Something that is done at a moment of the script. */
export type Act = { at: Date; run: () => Promise<void> };
export type Arrival = Act & { key: PersonKey };

/** Does everything in the order of its moments, so that positions, threads and events come as in life. */
export async function playConversations(
  stage: Stage,
  script: { channels: ChannelScript[]; directs: DirectScript[]; arrivals: Arrival[] },
): Promise<void> {
  for (const channel of script.channels) await openChannel(stage, channel);
  for (const direct of script.directs) await openDirectWith(stage, direct);
  const acts: Act[] = script.arrivals.map((arrival) => ({
    ...arrival,
    run: () => arrive(stage, arrival, script.channels),
  }));
  for (const { name, said } of script.channels) acts.push(...said.flatMap((one) => actsOf(stage, name, one)));
  for (const direct of script.directs) acts.push(...direct.said.flatMap((one) => actsOf(stage, nameOf(direct), one)));
  // Sorting keeps the script's own order where moments are the same.
  for (const act of acts.sort((a, b) => a.at.getTime() - b.at.getTime())) await act.run();
  for (const { archived, name } of script.channels) if (archived) await archive(stage, name);
}

export const nameOf = (direct: DirectScript): string => direct.with.join(",");

const idOf = (stage: Stage, name: string): string => {
  const id = stage.channelIds.get(name);
  if (!id) throw new Error(`the script has no channel ${name}`);
  return id;
};

const peopleOf = (stage: Stage, channel: ChannelScript): PersonKey[] => {
  const keys = channel.people === "everybody" ? (Object.keys(people) as PersonKey[]) : channel.people;
  return keys.filter((key) => stage.cast[key].memberId !== "");
};

async function openChannel(stage: Stage, channel: ChannelScript): Promise<void> {
  const { cast, workspaceId, begun } = stage;
  const { name, topic = "", purpose } = channel;
  const visibility = channel.visibility ?? ("public" as const);
  const { items } = await cast[owner].call(listMyChannels, { workspaceId });
  const known = items.find((item) => item.channel.name === name)?.channel;
  if (known) {
    stage.channelIds.set(name, known.id);
    return void (await cast[owner].call(updateChannel, { workspaceId, channelId: known.id, topic, purpose }, begun));
  }
  // By who speaks first, if they may.
  const maker = channel.said
    .map((said) => said.by)
    .find((key) => !("role" in people[key]) || people[key].role === "admin");
  const memberIds = peopleOf(stage, channel).map((key) => cast[key].memberId);
  const made = { workspaceId, name, topic, purpose, visibility, memberIds };
  const answer = await cast[maker ?? owner].call(createChannel, made, begun);
  stage.channelIds.set(name, answer.channel.channel.id);
}

async function openDirectWith(stage: Stage, direct: DirectScript): Promise<void> {
  const { cast, workspaceId, begun } = stage;
  const memberIds = direct.with.map((key) => cast[key].memberId);
  const { channel } = await cast[owner].call(openDirect, { workspaceId, memberIds }, begun);
  stage.channelIds.set(nameOf(direct), channel.channel.id);
}

/** Somebody joins while the script plays, and is put into the channels they belong to. */
async function arrive(stage: Stage, { at, key, run }: Arrival, channels: ChannelScript[]): Promise<void> {
  await run();
  const { cast, workspaceId } = stage;
  for (const channel of channels) {
    if (!peopleOf(stage, channel).includes(key) || channel.archived) continue;
    const input = { workspaceId, channelId: idOf(stage, channel.name), memberIds: [cast[key].memberId] };
    await cast[owner].call(addChannelMembers, input, at);
  }
}

async function archive(stage: Stage, name: string): Promise<void> {
  const { cast, workspaceId } = stage;
  await cast[owner].call(archiveChannel, { workspaceId, channelId: idOf(stage, name) }, stage.present);
}

/** A message with everything that happens to it later. */
function actsOf(stage: Stage, name: string, said: Said | Reply, root?: { messageId: string }): Act[] {
  const { cast, workspaceId } = stage;
  const at = momentOf(said.at, stage.present);
  const later = (minutes: number) => new Date(Math.min(at.getTime() + minutes * 60_000, stage.present.getTime()));
  const here = () => ({ workspaceId, channelId: idOf(stage, name) });
  const sent = { messageId: "" };
  const acts: Act[] = [{ at, run: () => send() }];
  const send = async () => {
    const thread = root && { threadId: root.messageId, alsoToChannel: "alsoToChannel" in said && said.alsoToChannel };
    const text = withNames(stage, said.before ?? said.text);
    const files = said.files && (await bringFiles(stage, said.by, said.files, at));
    const input = { ...here(), clientId: randomUUID(), text, ...(files && { files }), ...thread };
    sent.messageId = (await cast[said.by].call(sendMessage, input, at)).message.id;
  };
  const act = (minutes: number, run: (moment: Date) => Promise<unknown>) => {
    const moment = later(minutes);
    acts.push({ at: moment, run: async () => void (await run(moment)) });
  };
  if (said.before !== undefined) {
    const text = withNames(stage, said.text);
    act(4, (moment) => cast[said.by].call(editMessage, { ...here(), ...sent, text }, moment));
  }
  for (const [emoji, keys] of Object.entries(said.reactions ?? {}))
    for (const [index, key] of keys.entries())
      act(2 + index * 3, (moment) => cast[key].call(addReaction, { ...here(), ...sent, emoji }, moment));
  if (said.deleted) act(6, (moment) => cast[said.by].call(deleteMessage, { ...here(), ...sent }, moment));
  for (const reply of ("replies" in said && said.replies) || []) acts.push(...actsOf(stage, name, reply, sent));
  return acts;
}

/** `@{sofia}` and `#{release-4}` as messages hold them. */
function withNames(stage: Stage, text: string): string {
  return text
    .replaceAll(/@\{(\w+)\}/g, (_, key: PersonKey) => personMarkdown(people[key].name, stage.cast[key].memberId))
    .replaceAll(/#\{([\w-]+)\}/g, (_, name: string) => channelMarkdown(name, idOf(stage, name)));
}
