import * as channels from "@atrium/contract/chat/channels.ts";
import * as messages from "@atrium/contract/chat/messages.ts";
import * as reactions from "@atrium/contract/chat/reactions.ts";
import * as threads from "@atrium/contract/chat/threads.ts";
import * as typing from "@atrium/contract/chat/typing.ts";
import * as unread from "@atrium/contract/chat/unread.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { explainAccess } from "@atrium/contract/workspace/roles.ts";
import type { ApiError } from "@atrium/web/platform/api/api-error.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { asMember } from "#platform/operations/run.ts";
import { previewReferences } from "#platform/references/references.ts";
import { type Rooms, rooms, say } from "../testing/rooms.ts";
import { following, type TestMember } from "../testing/team.ts";
import { anotherTestDatabase } from "../testing/test-database.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

/** A word that is in everything of the one workspace and must never be read in the other. */
const canary = "canary";

const operations = [channels, messages, reactions, threads, typing, unread]
  .flatMap((area) => Object.values(area) as unknown[])
  .filter((entry): entry is Operation => typeof entry === "object" && entry !== null && "method" in entry);

type Ids = { workspaceId: string; channelId: string; messageId: string; threadId: string; memberId: string };

/** Everything the chat has, with the word in it. */
async function furnish(place: Rooms): Promise<Ids> {
  const { workspaceId, owner, member, closed: channelId } = place;
  await owner.client.call(channels.updateChannel, {
    workspaceId,
    channelId,
    name: `${canary} ${newId()}`,
    topic: canary,
    purpose: canary,
  });
  const { id: threadId } = await say(place, owner, channelId, canary);
  await say(place, member, channelId, canary, { threadId });
  const { id: messageId } = await say(place, owner, channelId, `${canary} [@x](person:${member.memberId})`);
  await owner.client.call(messages.editMessage, { workspaceId, channelId, messageId, text: `${canary} again` });
  await member.client.call(reactions.addReaction, { workspaceId, channelId, messageId, emoji: "👍" });
  return { workspaceId, channelId, messageId, threadId, memberId: member.memberId };
}

/** Whatever an operation takes besides ids. */
const rest = () => ({
  emoji: "👍",
  text: "taken over",
  name: `taken over ${newId()}`,
  clientId: newId(),
  seq: 1,
  following: true,
  favourite: true,
});
const keysOf = (operation: Operation): string[] => Object.keys(operation.input.shape);
const inputOf = (operation: Operation, ids: Ids): Record<string, unknown> => {
  const all: Record<string, unknown> = { ...rest(), ...ids, memberIds: [ids.memberId] };
  return Object.fromEntries(keysOf(operation).flatMap((key) => (key in all ? [[key, all[key]]] : [])));
};

/** Every way to mix the ids of the two workspaces with at least one of the other. */
function mixtures(own: Ids, other: Ids, keys: (keyof Ids)[]): Ids[] {
  const used = keys.filter((key) => key in own);
  return Array.from({ length: 2 ** used.length - 1 }, (_, bits) => {
    const mixed = { ...own };
    for (const [index, key] of used.entries()) if ((bits + 1) & (2 ** index)) mixed[key] = other[key];
    return mixed;
  });
}

async function setUp(without?: "row-level security" | "workspace filters") {
  const { url: databaseUrl } = await anotherTestDatabase();
  const server = await startTestServer({ databaseUrl, ...(without && { without }) });
  const [theirs, ours] = [await rooms(server), await rooms(server)];
  const other = await furnish(theirs);
  const { id } = await say(ours, ours.owner, ours.closed, "our own");
  const own: Ids = {
    workspaceId: ours.workspaceId,
    channelId: ours.closed,
    messageId: id,
    threadId: id,
    memberId: ours.member.memberId,
  };
  return { server, theirs, ours, own, other };
}

describe.each([
  ["with both locks", undefined],
  ["with the application's lock alone", "row-level security"],
  ["with the database's lock alone", "workspace filters"],
] as const)("%s", (_name, without) => {
  const setting = setUp(without);

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s takes no id of another workspace, beside whatever ids of one's own",
    async (_title, operation) => {
      const { server, theirs, ours, own, other } = await setting;
      const before = await fingerprint(server, other.workspaceId);
      for (const ids of mixtures(own, other, keysOf(operation) as (keyof Ids)[])) {
        const { outcome, text } = await tried(ours.owner, operation, inputOf(operation, ids));
        const refusal = expect.stringMatching(/^(not_found|unknown_person|invalid_input)$/);
        expect({ ids, outcome }).toEqual({ ids, outcome: refusal });
        expect(text).not.toContain(canary);
      }
      expect(await fingerprint(server, other.workspaceId)).toEqual(before);
      expect(theirs.workspaceId).toBe(other.workspaceId);
    },
  );

  test("lists, previews and explanations never show what is elsewhere", async () => {
    const { server, ours, own, other } = await setting;
    const { client, accountId } = ours.owner;
    const answers: unknown[] = [];
    for (const operation of [channels.listChannels, channels.listMyChannels])
      answers.push(
        await client.call(operation, { workspaceId: own.workspaceId, query: canary } as never).catch(String),
      );
    const explained = {
      workspaceId: own.workspaceId,
      memberId: ours.owner.memberId,
      kind: "channel",
      id: other.channelId,
    };
    const refusal = await client.call(explainAccess, { ...explained, permission: "message.send" }).catch((e) => e.code);
    expect(refusal).toBe("not_found");
    const scope = { workspaceId: own.workspaceId, accountId, mode: "read" as const };
    const previews = await server.platform.run(scope, async (context) => {
      const identity = { accountId, sessionId: "", operator: false };
      const inside = await asMember({ ...context, identity }, own.workspaceId);
      const refs = [
        { kind: "channel", id: other.channelId },
        { kind: "message", id: other.messageId },
        { kind: "message", id: own.messageId },
      ];
      return inside && previewReferences(inside, refs);
    });
    expect(previews?.map((preview) => preview?.title ?? null)).toEqual([null, null, "our own"]);
    expect(JSON.stringify(answers)).not.toContain(canary);
  });

  test("nothing of another workspace is heard, by following or by watching", async () => {
    const { server, theirs, ours, own, other } = await setting;
    const socket = await following(server, ours.owner, own.workspaceId, 0);
    socket.send({ type: "watch", workspaceId: own.workspaceId, scopes: [{ kind: "channel", id: other.channelId }] });
    await say(theirs, theirs.owner, other.channelId, canary);
    await say(ours, ours.owner, own.channelId, "the end");
    await socket.until(() => JSON.stringify(socket.frames).includes("the end"));
    expect(JSON.stringify(socket.frames)).not.toContain(canary);
    socket.close();
  });
});

async function tried(who: TestMember, operation: Operation, input: object): Promise<{ outcome: string; text: string }> {
  return who.client.call(operation, input as never).then(
    (answer) => ({ outcome: "ok", text: JSON.stringify(answer) }),
    (error: ApiError) => ({ outcome: error.code, text: JSON.stringify(error) }),
  );
}

/** Everything a workspace's chat consists of, as one value that changes when anything does. */
async function fingerprint(server: TestServer, workspaceId: string): Promise<unknown> {
  const tables = [
    "channel",
    "channel_member",
    "message",
    "message_version",
    "thread",
    "thread_member",
    "mention",
    "reaction",
    "reaction_tally",
  ];
  const client = await server.platform.database.pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
    const sums = tables.map(
      (table) =>
        `(select md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${table} t where t.workspace_id = $1) as ${table}`,
    );
    return (await client.query(`select ${sums.join(", ")}`, [workspaceId])).rows[0];
  } finally {
    await client.query("rollback");
    client.release();
  }
}
