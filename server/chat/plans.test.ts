import { bootWorkspace } from "@atrium/contract/boot.ts";
import * as channels from "@atrium/contract/chat/channels.ts";
import { listMentions, listReceivedReactions } from "@atrium/contract/chat/mentions.ts";
import { groupMarkdown } from "@atrium/contract/chat/message-text.ts";
import { listMessages, sendMessage } from "@atrium/contract/chat/messages.ts";
import { listMyThreads, listUnreadThreads, markAllThreadsRead } from "@atrium/contract/chat/threads.ts";
import { markRead } from "@atrium/contract/chat/unread.ts";
import { readFile } from "@atrium/contract/files/files.ts";
import { countInbox, listInbox } from "@atrium/contract/inbox/inbox.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { cursorTo } from "#platform/operations/cursor.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { run } from "#platform/operations/run.ts";
import { undone } from "../testing/access-matrix/undone.ts";
import { type LargeWorkspace, largeWorkspace, withoutIndexes } from "../testing/large-workspace.ts";
import { type RowsRead, rowsRead } from "../testing/rows-read.ts";
import { statementsOfCall } from "../testing/statements.ts";
import { testDatabase } from "../testing/test-database.ts";
import { testServer } from "../testing/test-server.ts";

/**
 * An ordinary large workspace: 15,000 people, 2,000 channels, 200,000 messages in one that everybody is in. What is
 * asserted is not time, which depends on the machine, but how many rows an operation looks at.
 */
const server = await testServer();
const { pool } = await testDatabase();
const size = { people: 15_000, channels: 2_000, perChannel: 20, messages: 200_000 };
const platform: Platform = {
  ...server.platform,
  database: undone(server.platform.database),
  run: (scope, work) => run(platform, scope, work),
};
let place: LargeWorkspace;
let channelId: string;

beforeAll(async () => {
  const long = ["message", "mention", "group_mention", "thread", "thread_member", "file", "file_use", "reaction_tally"];
  await withoutIndexes(pool, long, async () => {
    place = await largeWorkspace(server, size);
    channelId = place.channelIds[0] as string;
    // The owner has read nearly all; what called them before does not count any more.
    await pool.query("update channel_member set read_seq = 199_000 where channel_id = $1 and member_id = $2", [
      channelId,
      place.owner.memberId,
    ]);
    await fillGroups();
    await followThreads();
    await callOften();
    await fillFiles();
  });
}, 180_000);

/** Every tenth message carries a file of its own, and three thousand others one that is shared again and again. */
async function fillFiles(): Promise<void> {
  const here = [place.workspaceId, channelId];
  await pool.query(
    `insert into file (workspace_id, id, stored_id, uploader_id, client_id, name, media_type, size, created_at, completed_at)
     select $1, gen_random_uuid(), gen_random_uuid(), m.author_id, m.id, 'plan.pdf', 'application/pdf', 5, now(), now()
     from message m where m.workspace_id = $1 and m.channel_id = $2 and m.seq % 10 = 0`,
    here,
  );
  await pool.query(
    `insert into file_use (workspace_id, kind, holder_id, file_id, place_id, position, created_at)
     select $1::uuid, 'message', f.client_id, f.id, $2::uuid, 0, now() from file f where f.workspace_id = $1
     union all
     (select $1, 'message', m.id, (select id from file where workspace_id = $1 and client_id = $3), $2, 1, now()
     from message m where m.workspace_id = $1 and m.channel_id = $2 and m.seq % 10 = 5 limit 3000)`,
    [...here, message(100)],
  );
  const carry = "update message set parts = '{files}' where workspace_id = $1 and channel_id = $2 and seq % 10 = 0";
  await pool.query(carry, here);
  await pool.query("analyze file, file_use, message");
}

/** Five follow all twenty thousand threads; the owner two thousand, every other of them unread. */
async function followThreads(): Promise<void> {
  const { workspaceId, owner, people } = place;
  await pool.query(
    `update thread t set last_reply_at = m.created_at from message m
     where t.workspace_id = $1 and m.workspace_id = $1 and m.id = t.id`,
    [workspaceId],
  );
  await pool.query(
    `insert into thread_member (workspace_id, thread_id, member_id, following, read_seq)
     select workspace_id, id, $2, true, 3 * (row_number() over (order by id) % 2) from thread
     where workspace_id = $1 order by id limit 2000`,
    [workspaceId, owner.memberId],
  );
  await pool.query(
    `insert into thread_member (workspace_id, thread_id, member_id, following, read_seq)
     select workspace_id, t.id, m, true, 1 from thread t, unnest($2::uuid[]) as m where workspace_id = $1`,
    [workspaceId, people.slice(0, 5).map(({ memberId }) => memberId)],
  );
  await pool.query("analyze thread, thread_member");
}

/** Ten thousand messages called the owner by name, and three thousand everybody, since they came. */
async function callOften(): Promise<void> {
  const { workspaceId, owner, people } = place;
  await pool.query("update channel_member set joined_at = now() - interval '1 year' where member_id = $1", [
    owner.memberId,
  ]);
  const call = (memberId: string | null, every: number, most: number) =>
    pool.query(
      `insert into mention (workspace_id, channel_id, message_id, member_id, author_id, seq)
       select $1, $2, m.id, $3, $4, m.seq from message m
       where m.workspace_id = $1 and m.channel_id = $2 and m.seq % $5 = 3 and m.seq < 199_000
       order by m.seq desc limit $6 on conflict do nothing`,
      [workspaceId, channelId, memberId, people[0]?.memberId, every, most],
    );
  await call(owner.memberId, 7, 10_000);
  await call(null, 11, 3_000);
  await pool.query("analyze mention, channel_member");
}

/** The owner is in five groups of three thousand; every fifth message called one of them, of the unread ones two. */
async function fillGroups(): Promise<void> {
  const { workspaceId, owner, people } = place;
  const ids = Array.from({ length: 5 }, () => newId());
  const inside = [owner, ...people.slice(0, 2_999)].map(({ memberId }) => memberId);
  await pool.query(
    `insert into people_group (workspace_id, id, handle, name, member_count, created_by, created_at)
     select $1, id, 'group-' || n, 'Group', 3000, $2, now() from unnest($3::uuid[]) with ordinality as g(id, n)`,
    [workspaceId, owner.memberId, ids],
  );
  await pool.query(
    `insert into people_group_member (workspace_id, group_id, member_id, added_at)
     select $1, g, m, now() from unnest($2::uuid[]) as g, unnest($3::uuid[]) as m`,
    [workspaceId, ids, inside],
  );
  await pool.query(
    `insert into group_mention (workspace_id, channel_id, message_id, group_id, author_id, seq)
     select $1, $2, m.id, ($3::uuid[])[1 + (m.seq / 5) % 5], m.author_id, m.seq from message m
     where m.workspace_id = $1 and m.channel_id = $2 and m.seq % 5 = 0 and (m.seq < 199_000 or m.seq % 500 = 0)`,
    [workspaceId, channelId, ids],
  );
  await pool.query("analyze people_group, people_group_member, group_mention");
}

/** Rows the operation's own statements look at for the owner, and tables they read from end to end. */
async function cost(operation: Operation, input: object): Promise<RowsRead> {
  const { workspaceId, owner } = place;
  const statements = await statementsOfCall(server.platform, owner, operation, { workspaceId, ...input });
  const asked = statements.filter(({ text }) => !/^(begin|commit|rollback|select set_config)/.test(text));
  expect(asked.length).toBeGreaterThan(0);
  const found = await Promise.all(asked.map((one) => rowsRead(server.platform.database, workspaceId, one)));
  return {
    rows: found.reduce((all, { rows }) => all + rows, 0),
    whole: [...new Set(found.flatMap(({ whole }) => whole))],
    plan: found.flatMap(({ plan }) => plan),
  };
}

/** Tables that hold a workspace's whole history or everybody in it. */
const large = [
  "message",
  "thread",
  "mention",
  "group_mention",
  "people_group_member",
  "reaction",
  "reaction_tally",
  "channel_member",
  "member",
  "event",
  "file",
  "file_use",
];
async function expectCheap(operation: Operation, input: object, most: number): Promise<void> {
  const { rows, whole, plan } = await cost(operation, input);
  const found = { whole: whole.filter((table) => large.includes(table)), tooMany: rows > most ? [rows, ...plan] : [] };
  expect(found).toEqual({ whole: [], tooMany: [] });
}
const message = (seq: number) => `01900000-0000-7000-8000-${seq.toString(16).padStart(12, "0")}`;

describe("a page of fifty messages costs the same anywhere in two hundred thousand", () => {
  test.each<[string, object]>([
    ["the newest", {}],
    ["before a position in the middle", { before: 100_000 }],
    ["before a position near the beginning", { before: 60 }],
    ["after a position in the middle", { after: 100_000 }],
    ["after the beginning", { after: 0 }],
    ["around a position", { around: 150_000 }],
    ["around a message", { aroundMessage: message(77_777) }],
    ["around a date long ago", { aroundDate: "2020-01-01T00:00:00.000Z" }],
    ["around a date yesterday", { aroundDate: new Date(Date.now() - 86_400_000).toISOString() }],
    ["around a date to come", { aroundDate: "2090-01-01T00:00:00.000Z" }],
  ])("%s", async (_where, anchor) => {
    // Message, thread, tally and person of each, from both sides of an anchor.
    await expectCheap(listMessages, { channelId, ...anchor }, 400);
  });
});

describe("a file of twenty thousand", () => {
  const fileOf = async (seq: number): Promise<string> =>
    (await pool.query("select file_id from file_use where holder_id = $1", [message(seq)])).rows[0].file_id;
  test("costs the message it is in", async () => {
    await expectCheap(readFile, { fileId: await fileOf(77_770) }, 40);
  });
  test("that thousands of messages carry costs some of them, until one is found that may be read", async () => {
    await expectCheap(readFile, { fileId: await fileOf(100) }, 6 * 500);
  });
});

test("sending a message looks at a handful of rows", async () => {
  await expectCheap(sendMessage, { channelId, clientId: newId(), text: "hello" }, 40);
});

test("replying does, too", async () => {
  const reply = { channelId, clientId: newId(), text: "hello", threadId: message(100_000) };
  await expectCheap(sendMessage, reply, 60);
});

test("calling everybody is one row, however many they are", async () => {
  await expectCheap(sendMessage, { channelId, clientId: newId(), text: "@channel" }, 60);
});

test("calling a group is one row, however many they are", async () => {
  const { rows } = await pool.query("select id from people_group where workspace_id = $1 limit 1", [place.workspaceId]);
  const text = groupMarkdown("group-1", rows[0].id);
  await expectCheap(sendMessage, { channelId, clientId: newId(), text }, 60);
});

test("marking read looks at what is left to count", async () => {
  await expectCheap(markRead, { channelId, seq: 199_500 }, 60);
});

test("the first answer looks at one's own channels once, never at messages or people", async () => {
  // Of each channel one is in: its end and one's pointer, two narrow rows.
  await expectCheap(bootWorkspace, {}, 2 * 2_000 + 500);
});

test.each<[string, object, number]>([
  ["the first page", {}, 250],
  ["a page in the middle", { cursor: cursorTo(["person 4999", newId()]) }, 250],
  // How common each word is, is found out by counting to five hundred.
  ["by a name", { query: "person 14999" }, 600],
])("people of a channel of fifteen thousand, %s", async (_what, input, most) => {
  await expectCheap(channels.listChannelMembers, { channelId, ...input }, most);
});

test("people of a small channel cost what they are", async () => {
  await expectCheap(channels.listChannelMembers, { channelId: place.channelIds[1] }, 100);
});

test("browsing looks at a page of channels", async () => {
  await expectCheap(channels.listChannels, {}, 250);
});

describe("the inbox looks at what one page shows, and at one's own channels once", () => {
  // Of each channel one is in: its end and one's pointer; of each thread one follows the same; two hundred of each
  // source, with what they rest on.
  const most = 4 * 2_000 + 3 * 2_000 + 6_000;
  test.each(["all", "unread", "mentions", "threads", "later", "done"] as const)("%s", async (tab) => {
    await expectCheap(listInbox, { tab }, most);
  });
  test("the count", async () => {
    await expectCheap(countInbox, {}, most);
  });
  test("a page far back", async () => {
    await expectCheap(listInbox, { cursor: cursorTo([0x019000000000, message(50_000)]) }, most);
  });
});

describe("with two thousand followed threads", () => {
  // Of each thread one follows: one's pointer and how far it has come; of each channel one is in, that one is.
  const most = 3 * 2_000 + 2_000;
  test("a page of them", async () => {
    await expectCheap(listMyThreads, {}, most);
  });
  test("a page far back", async () => {
    const cursor = cursorTo([Date.now() * 1000 - 180_000_000_000, newId()]);
    await expectCheap(listMyThreads, { cursor }, most);
  });
  test("a page of the unread", async () => {
    await expectCheap(listMyThreads, { show: "unread" }, most);
  });
  test("those that wait", async () => {
    await expectCheap(listUnreadThreads, {}, most);
  });
  // Each of five hundred is locked and moved, and told.
  test("reading them all", async () => {
    await expectCheap(markAllThreadsRead, {}, most + 6 * 500 + 2_000);
  });
});

describe("with ten thousand calls, by name, by groups and of everybody", () => {
  // Of each channel one is in: that one is; of each call of the page: message, thread, reactions, people.
  const most = 2_000 + 600;
  test("a page of them", async () => {
    await expectCheap(listMentions, {}, most);
  });
  test("a page far back", async () => {
    await expectCheap(listMentions, { cursor: cursorTo([message(150_000)]) }, most);
  });
  test("a page of reactions", async () => {
    await expectCheap(listReceivedReactions, {}, 300);
  });
});
