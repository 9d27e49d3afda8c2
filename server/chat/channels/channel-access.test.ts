import { addBookmark } from "@atrium/contract/chat/bookmarks.ts";
import { deleteChannel } from "@atrium/contract/chat/channel-deletion.ts";
import {
  addChannelMembers,
  archiveChannel,
  type ChannelAbilities,
  joinChannel,
  leaveChannel,
  openDirect,
  readChannel,
  removeChannelMember,
  updateChannel,
} from "@atrium/contract/chat/channels.ts";
import { deleteMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { explainAccess } from "@atrium/contract/workspace/roles.ts";
import { beforeAll, describe, expect, test } from "vitest";
import type { Membership } from "#platform/access/membership.ts";
import { call } from "#platform/operations/call.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { run } from "#platform/operations/run.ts";
import { membershipOf } from "#workspace/roles/index.ts";
import { undone } from "../../testing/access-matrix/undone.ts";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { following } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";
import { manyJoined } from "../../testing/workspaces.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
const people = { owner, admin, member, guest, outsider };
/** In the workspace, and in no channel. */
const [bystander] = await manyJoined(server, workspaceId, [{ accountId: null }]);
const channels: Record<string, string> = { open, closed };
const platform: Platform = {
  ...server.platform,
  database: undone(server.platform.database),
  run: (scope, work) => run(platform, scope, work),
};

beforeAll(async () => {
  channels["archived"] = await channelOf(place, { memberIds: [member.memberId, guest.memberId] });
  const direct = await owner.client.call(openDirect, { workspaceId, memberIds: [guest.memberId] });
  channels["direct"] = direct.channel.channel.id;
  for (const [where, id] of Object.entries(channels)) written[where] = (await say(place, owner, id)).id;
  await owner.client.call(archiveChannel, { workspaceId, channelId: channels["archived"] });
});

/** Tries an operation without leaving a trace. */
async function isDone(who: { accountId: string }, operation: Operation, input: object): Promise<boolean> {
  const identity = { accountId: who.accountId, sessionId: "", operator: false };
  const origin = { ip: "192.0.2.1", userAgent: "" };
  const request = { requestId: newId(), origin, identity, cookies: "", setCookie: () => undefined };
  return call(platform, { name: operation.name, input: { workspaceId, ...input }, request }).then(
    () => true,
    () => false,
  );
}

/** What the owner wrote in each channel, for who deletes what others wrote. */
const written: Record<string, string> = {};
const toDelete = (ability: string, where: string) => (ability === "moderate" ? { messageId: written[where] } : {});

/** Every ability, and the operation whose button it shows. */
const abilities: Record<keyof ChannelAbilities, [Operation, object]> = {
  send: [sendMessage, { clientId: newId(), text: "hello" }],
  join: [joinChannel, {}],
  leave: [leaveChannel, {}],
  edit: [updateChannel, { topic: "new" }],
  archive: [archiveChannel, {}],
  delete: [deleteChannel, {}],
  addPeople: [addChannelMembers, { memberIds: [admin.memberId] }],
  removePeople: [removeChannelMember, { memberId: bystander }],
  moderate: [deleteMessage, {}],
  bookmark: [addBookmark, { clientId: newId(), title: "Plan", url: "https://example.org" }],
};

const cases = Object.keys(people).flatMap((who) =>
  ["open", "closed", "archived", "direct"].map((where) => [who as keyof typeof people, where] as const),
);

describe("buttons and server agree", () => {
  test.each(cases)("%s in the %s channel may do exactly what the answer says", async (who, where) => {
    const person = people[who];
    const channelId = channels[where] as string;
    const answer = await person.client.call(readChannel, { workspaceId, channelId }).catch(() => undefined);
    // Joining where one is, and leaving where one is not, changes nothing: it works and is no button.
    const noButton = answer?.mine ? "join" : "leave";
    const works: Record<string, boolean> = {};
    for (const [ability, [operation, input]] of Object.entries(abilities))
      works[ability] =
        ability !== noButton && (await isDone(person, operation, { ...input, channelId, ...toDelete(ability, where) }));
    const nothing = Object.fromEntries(Object.keys(abilities).map((ability) => [ability, false]));
    expect(works).toEqual(answer?.abilities ?? nothing);
  });

  test.each(cases)("what is explained to %s about the %s channel is what happens", async (who, where) => {
    const person = people[who];
    const channelId = channels[where] as string;
    const input = { workspaceId, memberId: person.memberId, kind: "channel", id: channelId };
    const explained = async (permission: string) =>
      (await person.client.call(explainAccess, { ...input, permission }).catch(() => undefined))?.allowed ?? false;
    expect(await explained("message.send")).toBe(
      await isDone(person, sendMessage, { ...abilities.send[1], channelId }),
    );
    expect(await explained("channel.edit")).toBe(await isDone(person, updateChannel, { topic: "x", channelId }));
    expect(await explained("channel.browse")).toBe(await isDone(person, readChannel, { channelId }));
  });

  const insiders = cases.filter(([who]) => who !== "outsider");
  test.each(insiders)("%s hears the %s channel while looking at it exactly if they may read it", async (who, where) => {
    const person = people[who];
    const channelId = channels[where] as string;
    const { catalogue, database } = server.platform;
    const sources = catalogue.features.flatMap((feature) => feature.audiences ?? []);
    const mayWatch = await database.transaction({ workspaceId, mode: "read" }, async ({ db }) => {
      const asker = (await membershipOf(db, workspaceId, person.memberId)) as Membership;
      return sources.find(({ kind }) => kind === "channel")?.mayWatch?.(db, asker, channelId);
    });
    expect(mayWatch).toBe(await isDone(person, readChannel, { channelId }));
  });
});

test("the reasons name the role, the channel and its state", async () => {
  const ask = (who: typeof owner, id: string, permission: string) =>
    who.client.call(explainAccess, { workspaceId, memberId: who.memberId, permission, kind: "channel", id });
  const archived = await ask(member, channels["archived"] as string, "message.send");
  expect(archived.rules.map((rule) => `${rule.effect} because ${rule.because}`)).toEqual([
    "refuses because the channel is archived",
    "allows because role Member on this workspace",
  ]);
  const outside = await ask(admin, open, "message.send");
  expect(outside.rules[0]).toMatchObject({ effect: "refuses", because: expect.stringMatching(/^not in #room/) });
  expect((await refused(ask(admin, closed, "message.send"))).code).toBe("not_found");
});

test("nobody is told of a private channel by opening or watching it", async () => {
  const socket = await following(server, admin, workspaceId);
  socket.send({ type: "watch", workspaceId, scopes: [{ kind: "channel", id: closed }] });
  await member.client.call(sendMessage, { workspaceId, channelId: closed, clientId: newId(), text: "hidden" });
  await member.client.call(updateChannel, { workspaceId, channelId: open, topic: "to all" });
  await socket.until(() => socket.of("event").length > 0);
  expect(socket.of("event").map((frame) => frame.name)).toEqual(["channelUpdated"]);
  socket.close();
});
