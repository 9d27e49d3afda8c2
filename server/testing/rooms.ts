import { createChannel } from "@atrium/contract/chat/channels.ts";
import { type Message, sendMessage } from "@atrium/contract/chat/messages.ts";
import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { newId } from "../platform/operations/new-id.ts";
import { following, type Team, type TestMember, team } from "./team.ts";
import type { TestServer } from "./test-server.ts";

/**
 * A team with two channels. In the public `open` one: owner, member and guest; in the private `closed` one: owner and
 * member. The admin may browse and is in neither.
 */
export type Rooms = Team & { open: string; closed: string };

export async function rooms(server: TestServer): Promise<Rooms> {
  const people = await team(server);
  const { owner, member, guest } = people;
  return {
    ...people,
    open: await channelOf(people, { memberIds: [member.memberId, guest.memberId] }),
    closed: await channelOf(people, { visibility: "private", memberIds: [member.memberId] }),
    owner,
  };
}

/** A new channel of the owner's. */
export async function channelOf(
  { workspaceId, owner }: Pick<Team, "workspaceId" | "owner">,
  wish: Partial<Omit<CallOf<typeof createChannel>, "workspaceId">> = {},
): Promise<string> {
  const { channel } = await owner.client.call(createChannel, { workspaceId, name: `room ${newId()}`, ...wish });
  return channel.channel.id;
}

/** Somebody says something. */
export async function say(
  { workspaceId }: Pick<Team, "workspaceId">,
  who: TestMember,
  channelId: string,
  text = "hello",
  more: Partial<CallOf<typeof sendMessage>> = {},
): Promise<Message> {
  const input = { workspaceId, channelId, clientId: newId(), text, ...more };
  return (await who.client.call(sendMessage, input)).message;
}

type Listener = "owner" | "admin" | "member" | "guest";
const listeners: Listener[] = ["owner", "admin", "member", "guest"];

/**
 * What everybody in the workspace is told because of `action`: complete, because all wait for an event that everybody
 * hears afterwards. And that the outsider cannot even listen.
 */
export async function toldBy(
  server: TestServer,
  people: Team,
  action: () => Promise<unknown>,
): Promise<Record<Listener, EventFrame[]>> {
  const { workspaceId, owner, outsider } = people;
  const sockets = await Promise.all(listeners.map((name) => following(server, people[name], workspaceId)));
  const stranger = await following(server, outsider, workspaceId, 0);
  await action();
  const name = newId();
  await owner.client.call(updateWorkspace, { workspaceId, name });
  const isEnd = (frame: EventFrame) => JSON.stringify(frame.data).includes(name);
  for (const socket of sockets) await socket.until(() => socket.of("event").some(isEnd));
  if (stranger.of("event").length > 0) throw new Error("an outsider was told something");
  const told = sockets.map((socket) => socket.of("event").filter((frame) => !isEnd(frame)));
  for (const socket of [...sockets, stranger]) socket.close();
  return Object.fromEntries(listeners.map((who, index) => [who, told[index]])) as Record<Listener, EventFrame[]>;
}

/** The names of events, for who was told what. */
export const names = (told: Record<Listener, EventFrame[]>): Record<Listener, string[]> =>
  Object.fromEntries(listeners.map((who) => [who, told[who].map((frame) => frame.name)])) as Record<Listener, string[]>;
