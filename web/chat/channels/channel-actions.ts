import {
  archiveChannel,
  type Channel,
  joinChannel,
  leaveChannel,
  type MyChannel,
  markChannel,
  openDirect,
  readChannel,
  restoreChannel,
  updateChannel,
} from "@atrium/contract/chat/channels.ts";
import { t } from "@lingui/core/macro";
import { keepProfiles } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { channelAddress } from "../chat-address.ts";
import {
  applyChannel,
  applyJoined,
  applyLeft,
  changeMine,
  channels,
  myChannel,
  takeAbilities,
  takeChannels,
} from "./channel-store.ts";

/** Reads a channel and what one may do in it, on opening it. */
export async function loadChannel(channelId: string): Promise<void> {
  const { channel, mine, abilities, people } = await callHere(readChannel, { channelId });
  keepProfiles(people);
  if (mine && !myChannel(channelId)) applyJoined(mine);
  else takeChannels([channel]);
  takeAbilities(channelId, abilities);
}

const asked = new Set<string>();

/** What one may do in a channel that is shown somewhere else, asked for once. */
export function loadAbilities(channelId: string): void {
  if (channels.get().abilities.has(channelId) || asked.has(channelId)) return;
  asked.add(channelId);
  loadChannel(channelId)
    .catch(() => undefined)
    .finally(() => asked.delete(channelId));
}

export async function join(channelId: string): Promise<void> {
  const { channel } = await callHere(joinChannel, { channelId });
  applyJoined(channel);
  await loadChannel(channelId);
}

/** Leaves at once; coming back to a public channel is one press. */
export async function leave(channel: Channel): Promise<void> {
  await callHere(leaveChannel, { channelId: channel.id });
  applyLeft(channel.id);
  const again = { label: t`Join again`, run: () => attempt(join(channel.id)) };
  toast(t`You left #${channel.name}`, channel.visibility === "public" ? { action: again } : {});
}

type Marks = Partial<Pick<MyChannel, "favourite" | "muted" | "notificationLevel" | "sectionId" | "place">>;

/** A personal mark, at once here and back again when the server refuses. */
export async function mark(channelId: string, change: Marks): Promise<void> {
  const before = myChannel(channelId);
  if (!before) return;
  changeMine(channelId, (mine) => ({ ...mine, ...change }));
  try {
    await callHere(markChannel, { channelId, ...change });
  } catch (error) {
    const { favourite, muted, notificationLevel, sectionId, place } = before;
    changeMine(channelId, (mine) => ({ ...mine, favourite, muted, notificationLevel, sectionId, place }));
    throw error;
  }
}

export async function changeChannel(
  channelId: string,
  change: { name?: string; topic?: string; purpose?: string },
): Promise<void> {
  const { channel } = await callHere(updateChannel, { channelId, ...change });
  applyChannel(channel);
}

export async function archive(channel: Channel): Promise<void> {
  const answer = await callHere(archiveChannel, { channelId: channel.id });
  applyChannel(answer.channel);
  await loadChannel(channel.id);
  toast(t`#${channel.name} is archived`, { action: { label: t`Undo`, run: () => attempt(restore(channel.id)) } });
}

export async function restore(channelId: string): Promise<void> {
  const { channel } = await callHere(restoreChannel, { channelId });
  applyChannel(channel);
  await loadChannel(channelId);
}

/** Opens the direct or group message with these people, and goes there. */
export async function messagePeople(memberIds: readonly string[]): Promise<void> {
  const { channel } = await callHere(openDirect, { memberIds: [...memberIds] });
  if (!myChannel(channel.channel.id)) applyJoined(channel);
  go(channelAddress(channel.channel.id));
}
