import { listChannels, listMyChannels, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages, listMessageVersions, sendMessage } from "@atrium/contract/chat/messages.ts";
import { listReplies } from "@atrium/contract/chat/threads.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { type SignedUp, signedUp } from "../../testing/signed-up.ts";
import {
  type SlackExport,
  slackChannel,
  slackExport,
  slackMessage,
  slackReply,
  slackTime,
  slackUser,
} from "../../testing/slack-export.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { joined, workspaceOf } from "../../testing/workspaces.ts";
import { type ImportResult, importSlack } from "./import-slack.ts";

let server: TestServer;
/** The instance's operator: whoever registered first. */
let operator: SignedUp;
beforeAll(async () => {
  server = await testServer();
  operator = await signedUp(server, { name: "Olive Operator" });
});

const target = async () => ({ platform: server.platform, url: server.databaseUrl });
let imports = 0;
/** Imports into a workspace of its own, unless one is named. */
const run = (given: SlackExport | string, workspace = `Import ${++imports}`): Promise<ImportResult> =>
  importSlack({ path: typeof given === "string" ? given : slackExport(given), workspace }, target);

type Row = Record<string, unknown>;
async function rows(text: string, ...values: unknown[]): Promise<Row[]> {
  const { default: pg } = await import("pg");
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  const found = await client.query<Row>(text, values).finally(() => client.end());
  return found.rows;
}
const idOf = (result: ImportResult): string => result.workspace?.id as string;
/** Everything stored of a workspace, to compare before and after. */
const everything = (result: ImportResult) =>
  rows(
    `select c.name, m.id, m.seq, m.thread_id, m.thread_seq, m.author_id, m.text, m.created_at, m.edited_at, m.deleted_at,
       t.reply_count, t.last_seq as thread_last, t.people, (select count(*) from mention n where n.message_id = m.id) as calls,
       (select json_agg(json_build_array(r.emoji, r.count, r.people) order by r.created_at) from reaction_tally r
         where r.message_id = m.id) as reactions, c.last_seq, c.member_count
     from message m join channel c using (workspace_id) left join thread t on t.workspace_id = m.workspace_id and t.id = m.id
     where m.channel_id = c.id and m.workspace_id = $1 order by c.name, m.created_at, m.id`,
    idOf(result),
  );
const agrees = ({ comparison }: ImportResult) =>
  comparison.length === 6 && comparison.every(({ inFile, stored }) => inFile === stored);

const people = [slackUser("U1", "Ann"), slackUser("U2", "Bob"), slackUser("U3", "Cid")];
const general = slackChannel("C1", "general", ["U1", "U2", "U3"], { is_general: true });

describe("an import", () => {
  test("stores people, channels, messages, replies, reactions and mentions, and says how many", async () => {
    const result = await run({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U1", 0, "hello <@U2> in <#C1|general>"),
          slackMessage("U2", 1, "*hi*", {
            reactions: [
              { name: "+1", users: ["U1", "U3"], count: 2 },
              { name: "our_own", users: ["U3"], count: 1 },
            ],
          }),
          slackReply("U3", 2, 0, "<@U1> and <@U2>: yes"),
        ],
      },
    });
    expect(result.found).toEqual({ users: 3, channels: 1, messages: 3, replies: 1, reactions: 3, mentions: 3 });
    expect([result.added, result.skipped.total, agrees(result)]).toEqual([3, 0, true]);
    const [first, second, reply] = await everything(result);
    expect(first?.["text"]).toMatch(
      /^hello \[@Bob\]\(person:[0-9a-f-]{36}\) in \[#general\]\(channel:[0-9a-f-]{36}\)$/,
    );
    expect(second?.["text"]).toBe("**hi**");
    expect((second?.["reactions"] as unknown[][]).map(([emoji, count]) => [emoji, count])).toEqual([
      ["👍", 2],
      [":our_own:", 1],
    ]);
    expect([first?.["seq"], second?.["seq"], reply?.["seq"], reply?.["thread_seq"]]).toEqual([1, 2, null, 1]);
    expect([first?.["reply_count"], first?.["member_count"], first?.["last_seq"]]).toEqual([1, 4, 2]);
    expect(reply?.["thread_id"]).toBe(first?.["id"]);
  });

  test("makes a workspace that the operator owns and reads at once, with nothing unread", async () => {
    const result = await run({
      users: people,
      channels: [
        slackChannel("C9", "company", ["U1", "U2"], { is_general: true }),
        slackChannel("C2", "general", ["U1"]),
      ],
      days: {
        "company/2024-01-01.json": [slackMessage("U1", 0, "one"), slackMessage("U2", 5, "two <!channel>")],
        "general/2024-01-01.json": [slackMessage("U1", 3, "elsewhere")],
      },
    });
    expect(result.workspace).toMatchObject({ isNew: true, ownerName: "Olive Operator" });
    const workspaceId = idOf(result);
    const mine = await operator.client.call(listMyChannels, { workspaceId });
    // Slack's channel for everybody has taken the place of the one a workspace begins with.
    const [company] = mine.items as [MyChannel];
    expect(mine.items.map(({ channel }) => channel.name)).toEqual(["company"]);
    expect([company.lastSeq, company.readSeq, company.mentions, company.channel.memberCount]).toEqual([2, 2, 0, 3]);
    const listed = await operator.client.call(listChannels, { workspaceId });
    expect(listed.items.map(({ channel }) => channel.name)).toEqual(["company", "general"]);
    const page = await operator.client.call(listMessages, { workspaceId, channelId: company.channel.id });
    expect(page.messages.map(({ text, createdAt }) => [text, createdAt])).toEqual([
      ["one", "2024-01-01T12:00:00.000Z"],
      ["two @channel", "2024-01-01T12:00:05.000Z"],
    ]);
    expect(page.people.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ["Ann", "placeholder"],
      ["Bob", "placeholder"],
    ]);
  });

  test("adds nothing the second time", async () => {
    const path = slackExport({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U1", 0, "<@U2>", { reactions: [{ name: "heart", users: ["U2"], count: 1 }] }),
          slackReply("U2", 1, 0, "reply"),
        ],
      },
    });
    const first = await run(path, "Twice");
    const before = await everything(first);
    const second = await run(path, "Twice");
    expect([second.added, second.workspace?.isNew, agrees(second)]).toEqual([0, false, true]);
    expect(await everything(second)).toEqual(before);
  });

  test("writes nothing when it is a dry run, and tells what cannot be carried over", async () => {
    const path = slackExport({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U1", 0, "one", { files: [{ id: "F1", name: "a.png" }] }),
          slackMessage("U1", 1, "<@U1> has joined the channel", { subtype: "channel_join" }),
        ],
      },
    });
    const before = await rows("select (select count(*) from workspace) + (select count(*) from member) as n");
    const result = await importSlack({ path, workspace: "Never", dryRun: true }, target);
    expect(result.found.messages).toBe(1);
    expect(Object.fromEntries(result.skipped.counts)).toEqual({ file: 1, channel_join: 1 });
    expect([result.added, result.workspace]).toEqual([0, undefined]);
    expect(await rows("select (select count(*) from workspace) + (select count(*) from member) as n")).toEqual(before);
  });

  test("takes the workspace's name from the file, and finds it again by name or address", async () => {
    const path = slackExport({ users: people, channels: [general], days: {} });
    const first = await importSlack({ path }, target);
    expect(first.workspace).toMatchObject({ name: "Acme", isNew: true });
    expect((await importSlack({ path, workspace: "acme" }, target)).workspace?.id).toBe(idOf(first));
    await workspaceOf(server, operator, "Acme");
    expect((await importSlack({ path, workspace: first.workspace?.slug }, target)).workspace?.id).toBe(idOf(first));
    await expect(importSlack({ path, workspace: "ACME" }, target)).rejects.toThrow(
      /several workspaces are called ACME/,
    );
  });
});

describe("conversations", () => {
  test("private channels, direct and group messages stay private to their people", async () => {
    const result = await run({
      users: people,
      channels: [general],
      groups: [slackChannel("G1", "secret", ["U1", "U2"])],
      dms: [
        { id: "D1", created: 1, members: ["U1", "U2"] },
        { id: "D2", created: 1, members: ["U3", "U3"] },
      ],
      mpims: [{ id: "M1", name: "mpdm-ann--bob--cid-1", created: 1, members: ["U1", "U2", "U3"] }],
      days: {
        "secret/2024-01-01.json": [slackMessage("U1", 0, "psst")],
        "D1/2024-01-01.json": [slackMessage("U2", 1, "just you")],
        "D2/2024-01-01.json": [slackMessage("U3", 1, "note to self")],
        "mpdm-ann--bob--cid-1/2024-01-01.json": [slackMessage("U3", 2, "us three")],
      },
    });
    expect([result.found.channels, result.added, agrees(result)]).toEqual([5, 4, true]);
    expect(
      await rows(
        `select kind, visibility, name, cardinality(people) as people, member_count, last_seq from channel
         where workspace_id = $1 order by kind, people, name`,
        idOf(result),
      ),
    ).toEqual([
      { kind: "channel", visibility: "public", name: "general", people: null, member_count: 4, last_seq: 0 },
      { kind: "channel", visibility: "private", name: "secret", people: null, member_count: 2, last_seq: 1 },
      ...[1, 2].map((n) =>
        expect.objectContaining({ kind: "direct", visibility: "private", name: "", member_count: n, people: n }),
      ),
      { kind: "group", visibility: "private", name: "", people: 3, member_count: 3, last_seq: 1 },
    ]);
    const listed = await operator.client.call(listChannels, { workspaceId: idOf(result) });
    expect(listed.items.map(({ channel }) => channel.name)).toEqual(["general"]);
  });

  test("a folder that no list names becomes a private channel of those who wrote in it", async () => {
    const result = await run({
      users: people,
      channels: [general],
      days: { "lost-and-found/2024-01-01.json": [slackMessage("U1", 0, "anybody?")], "notes/readme.json": [] },
    });
    expect(result.notes).toEqual([
      "no list of the export names the folder lost-and-found: it becomes a private channel",
    ]);
    const [channel] = await rows(
      "select visibility, member_count from channel where workspace_id = $1 and name = 'lost-and-found'",
      idOf(result),
    );
    expect(channel).toEqual({ visibility: "private", member_count: 1 });
  });

  test("topics, purposes, archiving and odd names are kept", async () => {
    const odd = slackChannel("C3", "#r&d <new>, stuff", ["U1"], {
      topic: { value: "ask <@U2> about <https://example.org|this> &amp; that" },
      purpose: { value: "p".repeat(400) },
      is_archived: true,
    });
    const result = await run({ users: people, channels: [general, odd], days: {} });
    const [channel] = await rows(
      "select name, topic, length(purpose) as purpose, archived_at is not null as archived from channel where workspace_id = $1 and name <> 'general'",
      idOf(result),
    );
    expect(channel).toEqual({
      name: "-r&d -new- stuff",
      topic: "ask @Bob about this & that",
      purpose: 250,
      archived: true,
    });
  });

  test("a channel in use is left alone: the import stands beside it", async () => {
    const { workspaceId, memberId } = await workspaceOf(server, operator, "Lively");
    const [mine] = (await operator.client.call(listMyChannels, { workspaceId })).items as [MyChannel];
    const channelId = mine.channel.id;
    await operator.client.call(sendMessage, { workspaceId, channelId, clientId: newId(), text: "we are here already" });
    const result = await run(
      {
        users: people,
        channels: [general],
        days: { "general/2024-01-01.json": [slackMessage("U1", 0, "from Slack")] },
      },
      "Lively",
    );
    expect(result.workspace).toMatchObject({ id: workspaceId, isNew: false, ownerName: undefined });
    const listed = await operator.client.call(listChannels, { workspaceId });
    expect(listed.items.map(({ channel }) => channel.name)).toEqual(["general", "general-imported"]);
    const page = await operator.client.call(listMessages, { workspaceId, channelId });
    expect(page.messages.map(({ text, authorId }) => [text, authorId])).toEqual([["we are here already", memberId]]);
  });
});

describe("people", () => {
  test("without an entry in the list are made from what they wrote; bots and people who left are known as such", async () => {
    const result = await run({
      users: [
        ...people.slice(0, 1),
        slackUser("U7", "Gone", { deleted: true }),
        slackUser("U8", "Robo", { is_bot: true }),
      ],
      channels: [slackChannel("C1", "general", ["U1", "U7", "U8"])],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U5", 0, "who am I?", { user_profile: { real_name: "Eve Elsewhere", display_name: "" } }),
          slackMessage("U6", 1, "nobody knows"),
          {
            type: "message",
            subtype: "bot_message",
            bot_id: "B1",
            username: "deploys",
            text: "done",
            ts: slackTime(2),
          },
          { type: "message", bot_id: "B2", bot_profile: { name: "Polls" }, text: "vote", ts: slackTime(3) },
          { type: "message", text: "from nowhere", ts: slackTime(4) },
          slackMessage("U1", 5, "<@U9|zoe> and <@U10>"),
        ],
      },
    });
    expect([result.found.users, result.found.messages, agrees(result)]).toEqual([3, 6, true]);
    const members = await rows(
      "select name, kind, state from member where workspace_id = $1 and account_id is null order by name",
      idOf(result),
    );
    expect(members.map(({ name, kind, state }) => `${name} ${kind} ${state}`).sort()).toEqual([
      "Ann placeholder active",
      "Eve Elsewhere placeholder active",
      "Gone placeholder left",
      "Polls bot active",
      "Robo bot active",
      "U10 placeholder active",
      "U6 placeholder active",
      "Unknown person placeholder active",
      "deploys bot active",
      "zoe placeholder active",
    ]);
    // Nobody who left is in a channel.
    const [channel] = await rows(
      "select member_count from channel where workspace_id = $1 and name = 'general'",
      idOf(result),
    );
    expect(channel?.["member_count"]).toBe(3);
  });
});

describe("threads", () => {
  test("hold their replies in the order of time, in whatever file and order they come", async () => {
    const result = await run({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackReply("U2", 30, 10, "third"),
          slackReply("U3", 5, 10, "a reply older than its root"),
          slackMessage("U2", 40, "last in the channel"),
        ],
        "general/2024-01-02.json": [slackMessage("U1", 10, "root"), slackReply("U2", 20, 10, "second")],
        "general/2024-01-03.json": [slackReply("U1", 31, 10, "fourth")],
      },
    });
    expect([result.found.messages, result.found.replies, agrees(result)]).toEqual([6, 4, true]);
    const stored = await everything(result);
    expect(stored.map(({ text, seq, thread_seq }) => [text, seq, thread_seq])).toEqual([
      ["a reply older than its root", null, 1],
      ["root", 1, null],
      ["second", null, 2],
      ["third", null, 3],
      ["fourth", null, 4],
      ["last in the channel", 2, null],
    ]);
    const root = stored[1] as Row;
    const [ann, bob, cid] = [root["author_id"], stored[2]?.["author_id"], stored[0]?.["author_id"]];
    expect([root["reply_count"], root["thread_last"], root["people"]]).toEqual([4, 4, [ann, bob, cid]]);
    const followed = await rows("select read_seq from thread_member where workspace_id = $1", idOf(result));
    expect(followed).toEqual(Array.from({ length: 3 }, () => ({ read_seq: 4 })));
  });

  test("whose root is missing hang below a deleted message; answers to answers belong to the thread", async () => {
    const result = await run({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackReply("U2", 20, 10, "answer", { parent_user_id: "U3" }),
          slackReply("U1", 30, 20, "answer to the answer"),
        ],
      },
    });
    expect([result.found.messages, result.found.replies, result.added, agrees(result)]).toEqual([2, 2, 2, true]);
    const [root, ...replies] = await everything(result);
    expect([root?.["text"], root?.["deleted_at"] !== null, root?.["reply_count"], root?.["seq"]]).toEqual([
      "",
      true,
      2,
      1,
    ]);
    expect(replies.map((reply) => reply["thread_id"])).toEqual([root?.["id"], root?.["id"]]);
    expect(result.notes).toEqual([
      "1 answered messages are not in the export: a deleted message stands in the place of each",
    ]);
  });

  test("replies sent to the channel too stand in both", async () => {
    const result = await run({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U1", 0, "root"),
          slackReply("U2", 1, 0, "for all", { subtype: "thread_broadcast" }),
          slackReply("U2", 2, 0, "for all, the old way", { subtype: "reply_broadcast" }),
          slackReply("U3", 3, 0, "for the thread"),
        ],
      },
    });
    const stored = await everything(result);
    expect(stored.map(({ seq, thread_seq }) => [seq, thread_seq])).toEqual([
      [1, null],
      [2, 1],
      [3, 2],
      [null, 3],
    ]);
    const workspaceId = idOf(result);
    const [{ channel }] = (await operator.client.call(listMyChannels, { workspaceId })).items as [MyChannel];
    const thread = await operator.client.call(listReplies, {
      workspaceId,
      channelId: channel.id,
      threadId: String(stored[0]?.["id"]),
    });
    expect(thread.replies.map(({ text }) => text)).toEqual(["for all", "for all, the old way", "for the thread"]);
  });
});

describe("entries that are no plain messages", () => {
  test("are carried over, kept as what they are, or counted with the reason", async () => {
    const day = [
      slackMessage("U1", 0, "<@U1> has joined the channel", { subtype: "channel_join" }),
      slackMessage("U1", 1, "<@U1> set the topic", { subtype: "channel_topic" }),
      slackMessage("U2", 2, "<@U2> has joined the channel", { subtype: "channel_join" }),
      slackReply("U1", 3, 2, "welcome"),
      slackMessage("U1", 4, "waves", { subtype: "me_message" }),
      slackMessage("USLACKBOT", 5, "This message was deleted.", { subtype: "tombstone" }),
      slackMessage("USLACKBOT", 6, "This message was deleted.", { subtype: "tombstone" }),
      slackReply("U1", 7, 6, "it is gone"),
      slackMessage("U1", 8, "fixed", { edited: { user: "U1", ts: slackTime(60) } }),
      slackMessage("U1", 9, "befor"),
      {
        type: "message",
        subtype: "message_changed",
        ts: slackTime(50),
        message: slackMessage("U1", 9, "after <@U2>", { edited: { ts: slackTime(50) } }),
      },
      slackMessage("U1", 10, "should not be read"),
      { type: "message", subtype: "message_deleted", ts: slackTime(51), deleted_ts: slackTime(10) },
      slackMessage("U1", 11, "twice"),
      slackMessage("U2", 11, "the same time"),
      { type: "message", user: "U1", text: "when?" },
      { type: "presence_change", user: "U1" },
      "not even an object",
      slackMessage("U1", 12, ""),
      slackMessage("U1", 13, "from the future", { subtype: "holographic" }),
      slackMessage("U1", 14, "x", {
        reactions: [
          { name: "+1", users: ["U2", "U2"], count: 5 },
          { name: "thumbsup", users: ["U2"], count: 1 },
        ],
      }),
    ];
    const result = await run({
      users: people,
      channels: [general],
      days: { "general/2024-01-01.json": JSON.stringify(day) },
    });
    expect(agrees(result)).toBe(true);
    expect(Object.fromEntries(result.skipped.counts)).toEqual({
      channel_join: 1,
      channel_topic: 1,
      deleted: 2,
      message_deleted: 1,
      same_time: 1,
      no_time: 1,
      not_a_message: 2,
      nobody_reacted: 3,
      same_reaction: 2,
    });
    const stored = await everything(result);
    expect(stored.map(({ text, deleted_at }) => (deleted_at ? "(deleted)" : text))).toEqual([
      expect.stringMatching(/^\*\[@Bob\]\(person:.*\) has joined the channel\*$/),
      "welcome",
      "*waves*",
      "(deleted)",
      "it is gone",
      "fixed",
      expect.stringMatching(/^after \[@Bob\]/),
      "twice",
      "*(empty message)*",
      "from the future",
      "x",
    ]);
    expect(stored.filter((row) => row["edited_at"]).map((row) => (row["edited_at"] as Date).toISOString())).toEqual([
      "2024-01-01T12:01:00.000Z",
      "2024-01-01T12:00:50.000Z",
    ]);
    expect(stored.at(-1)?.["reactions"]).toEqual([["👍", 1, [expect.any(String)]]]);
  });

  test("files and attachments are kept as words and links, without the key to all files", async () => {
    const result = await run({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U1", 0, "look", {
            subtype: "file_share",
            files: [
              { id: "F1", title: "plan.pdf", permalink: "https://acme.slack.com/files/U1/F1/plan.pdf?t=xoxe-secret" },
              { id: "F2", mode: "tombstone" },
            ],
          }),
          {
            type: "message",
            subtype: "bot_message",
            bot_id: "B1",
            text: "",
            ts: slackTime(1),
            attachments: [
              {
                pretext: "New *build*",
                title: "#42",
                title_link: "https://ci.example.org/42",
                text: "passed\nin 3 s",
                fields: [{ title: "Branch", value: "main" }],
              },
            ],
          },
          slackMessage("U1", 2, "see <https://example.org/a>", {
            attachments: [{ from_url: "https://example.org/a", title: "A", text: "preview" }],
          }),
          {
            type: "message",
            bot_id: "B1",
            text: "fallback only",
            ts: slackTime(3),
            blocks: [
              { type: "header", text: { type: "plain_text", text: "Report" } },
              { type: "section", text: { type: "mrkdwn", text: "*7* new" } },
            ],
          },
        ],
      },
      more: [
        { name: "__uploads/F1/plan.pdf", data: "bytes" },
        { name: "integration_logs.json", data: "[]" },
      ],
    });
    expect(Object.fromEntries(result.skipped.counts)).toEqual({ file: 3, preview: 1, other_file: 1 });
    expect((await everything(result)).map((row) => row["text"])).toEqual([
      "look\n\n📎 [plan.pdf](https://acme.slack.com/files/U1/F1/plan.pdf)\n\n📎 F2 (no longer in Slack)",
      "New **build**\n\n> [#42](https://ci.example.org/42)\n>\n> passed\n> in 3 s\n>\n> **Branch**\n>\n> main",
      "see https://example.org/a",
      "**Report**\n\n**7** new",
    ]);
  });

  test("a text beyond what a message may hold is cut at a line and says so", async () => {
    const long = "```\n" + `${"line of code\n".repeat(4000)}` + "```";
    const result = await run({
      users: people,
      channels: [general],
      days: { "general/2024-01-01.json": [slackMessage("U1", 0, long)] },
    });
    const [row] = await everything(result);
    const text = String(row?.["text"]);
    expect(text.length).toBeLessThanOrEqual(40_000);
    expect(text).toMatch(/line of code\n```\n\n\*\(cut: \d+ characters\)\*$/);
    expect(result.notes[0]).toMatch(/was cut to the 40000/);
  });
});

describe("a file that is not whole", () => {
  test("loses nothing but what is broken: that is reported, the rest imported", async () => {
    const path = slackExport({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [slackMessage("U1", 0, "before")],
        "general/2024-01-02.json": `[${JSON.stringify(slackMessage("U1", 100, "half"))},{"type":"mess`,
        "general/2024-01-03.json": [slackMessage("U1", 200, "after")],
        "../../etc/2024-01-04.json": [slackMessage("U1", 300, "out of here")],
      },
    });
    const result = await run(path, "Broken");
    expect((await everything(result)).map((row) => row["text"])).toEqual(["before", "after"]);
    expect(result.problems.map(({ name }) => name)).toEqual(["../../etc/2024-01-04.json", "general/2024-01-02.json"]);
    expect(Object.fromEntries(result.skipped.counts)).toEqual({ unsafe_name: 1, broken_file: 1 });
    expect(agrees(result)).toBe(true);
  });

  test("without a list of people knows them from what they wrote", async () => {
    const broken = [{ name: "users.json", data: "{oops" }];
    const result = await run({
      channels: [general],
      days: { "general/2024-01-01.json": [slackMessage("U1", 0, "hi")] },
      more: broken,
    });
    expect([result.found.users, result.added, agrees(result)]).toEqual([0, 1, true]);
  });

  test("repaired later, its messages take their place in time, and whoever read on stays where they were", async () => {
    const day2 = [slackMessage("U2", 100, "second"), slackReply("U2", 101, 0, "early reply")];
    const first = slackMessage("U1", 0, "first");
    const days = {
      "general/2024-01-01.json": [first],
      "general/2024-01-03.json": [slackMessage("U1", 200, "third <@U2>"), slackReply("U3", 201, 0, "late reply")],
    };
    const before = await run(
      { users: people, channels: [general], days: { ...days, "general/2024-01-02.json": "{oops" } },
      "Repaired",
    );
    const workspaceId = idOf(before);
    const reader = await signedUp(server, { name: "Rita Reader" });
    await joined(server, workspaceId, reader);
    const [{ channel }] = (await operator.client.call(listMyChannels, { workspaceId })).items as [MyChannel];
    const sent = { workspaceId, channelId: channel.id };
    await operator.client.call(sendMessage, { ...sent, clientId: newId(), text: "written here" });
    await rows(
      "update channel_member set read_seq = 1 where workspace_id = $1 and member_id <> (select id from member where workspace_id = $1 and name = 'Olive Operator')",
      workspaceId,
    );
    const after = await run(
      { users: people, channels: [general], days: { ...days, "general/2024-01-02.json": day2 } },
      "Repaired",
    );
    expect([after.added, agrees(after)]).toEqual([2, true]);
    expect(
      (await everything(after)).map(({ text, seq, thread_seq }) => [String(text).slice(0, 8), seq, thread_seq]),
    ).toEqual([
      ["first", 1, null],
      ["second", 2, null],
      ["early re", null, 1],
      ["third [@", 3, null],
      ["late rep", null, 2],
      ["written ", 4, null],
    ]);
    const pointers = await rows(
      "select distinct read_seq from channel_member where workspace_id = $1 order by 1",
      workspaceId,
    );
    expect(pointers).toEqual([{ read_seq: 1 }, { read_seq: 4 }]);
    const [mention] = await rows("select seq from mention where workspace_id = $1", workspaceId);
    expect(mention).toEqual({ seq: 3 });
  });
});

describe("the comparison with the file", () => {
  const day = [
    slackMessage("U1", 0, "<@U2>", { reactions: [{ name: "heart", users: ["U2"], count: 1 }] }),
    slackReply("U2", 1, 0, "reply"),
  ];
  const given = { users: people, channels: [general], days: { "general/2024-01-01.json": day } };
  const differing = (result: ImportResult) =>
    result.comparison.filter(({ inFile, stored }) => inFile !== stored).map(({ what }) => what);

  test.each([
    ["a reaction", "delete from reaction where workspace_id = $1", ["reactions"]],
    ["a mention", "update message set text = 'hello' where workspace_id = $1 and seq is not null", ["mentions"]],
    [
      "somebody",
      `with words as (delete from member_name_word where workspace_id = $1 and word = 'cid')
        delete from member where workspace_id = $1 and name = 'Cid'`,
      [],
    ],
    [
      "a reply's thread",
      "update message set thread_id = null, thread_seq = null, seq = 99 where workspace_id = $1 and seq is null",
      ["replies"],
    ],
    ["a channel's progress", "update import_progress set conversation = 'other' where workspace_id = $1", []],
  ])("fails loudly when %s is gone", async (_, tamper, expected) => {
    const name = `Tampered ${++imports}`;
    const path = slackExport(given);
    const first = await run(path, name);
    expect(differing(first)).toEqual([]);
    await rows(tamper, idOf(first));
    expect(differing(await run(path, name))).toEqual(expected);
  });

  test("is not disturbed by what people do with their history", async () => {
    const path = slackExport(given);
    const first = await run(path, "Living");
    const workspaceId = idOf(first);
    const [message] = await everything(first);
    await rows(
      `insert into message_version (workspace_id, message_id, id, until, text) values ($1, $2, gen_random_uuid(), now(), 'old')`,
      workspaceId,
      message?.["id"],
    );
    await rows("update message set text = 'edited here', edited_at = now() where id = $1", message?.["id"]);
    await rows("update message set deleted_at = now() where workspace_id = $1 and seq is null", workspaceId);
    expect(differing(await run(path, "Living"))).toEqual([]);
    const [{ channel }] = (await operator.client.call(listMyChannels, { workspaceId })).items as [MyChannel];
    const messageId = String(message?.["id"]);
    const { versions } = await operator.client.call(listMessageVersions, {
      workspaceId,
      channelId: channel.id,
      messageId,
    });
    expect(versions.length).toBe(1);
  });
});
