import { listChannels, listMyChannels, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { listMessages, sendMessage } from "@atrium/contract/chat/messages.ts";

import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";

import {
  slackChannel,
  slackExport,
  slackMessage,
  slackReply,
  slackTime,
  slackUser,
} from "../../testing/slack-export.ts";
import {
  agrees,
  everything,
  general,
  idOf,
  operator,
  people,
  prepareImports,
  type Row,
  rows,
  run,
  server,
  target,
} from "../../testing/slack-imports.ts";
import { workspaceOf } from "../../testing/workspaces.ts";
import { importSlack } from "./import-slack.ts";

prepareImports();

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
    const reactions = (second as Row)["reactions"] as unknown[][];
    expect(reactions.map(([emoji, count]) => [emoji, count])).toEqual([
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
    expect(
      page.people.map(({ name, kind }) => [name, kind]).sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
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

describe("at the same time", () => {
  const talk = Array.from({ length: 3000 }, (_, n) =>
    n % 4 === 3 ? slackReply("U2", n, n - 3, `reply ${n}`) : slackMessage("U1", n, `words ${n}`),
  );
  const given = { users: people, channels: [general], days: { "general/2024-01-01.json": talk } };

  test("two imports of one file add everything once", async () => {
    const path = slackExport(given);
    const both = await Promise.all([run(path, "Both"), run(path, "Both")]);
    expect(both.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 3000]);
    expect(both.every(agrees)).toBe(true);
    expect(idOf(both[0])).toBe(idOf(both[1]));
  });

  test("people may write and answer in a channel that is being filled: theirs comes after it", async () => {
    const { workspaceId } = await workspaceOf(server, operator, "Busy");
    const [mine] = (await operator.client.call(listMyChannels, { workspaceId })).items as [MyChannel];
    const channelId = mine.channel.id;
    let sent = 0;
    const importing = run(given, "Busy");
    const ended = importing.then(() => true);
    while (!(await Promise.race([ended, Promise.resolve(false)]))) {
      const { messages } = await operator.client.call(listMessages, { workspaceId, channelId, after: 0, limit: 10 });
      const root = messages.find((message) => message.thread);
      if (!root) continue;
      await operator.client.call(sendMessage, { workspaceId, channelId, clientId: newId(), text: "live" });
      await operator.client.call(sendMessage, {
        workspaceId,
        channelId,
        clientId: newId(),
        text: "live reply",
        threadId: root.id,
      });
      sent += 1;
    }
    const result = await importing;
    expect([result.added, agrees(result)]).toEqual([3000, true]);
    const stored = await everything(result);
    const seqs = stored.map((row) => row["seq"]).filter((seq) => seq !== null) as number[];
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 2250 + sent }, (_, n) => n + 1));
    const replies = stored.filter((row) => row["text"] === "live reply");
    expect(replies.map((row) => row["thread_seq"])).toEqual(Array.from({ length: sent }, (_, n) => n + 2));
    const root = stored.find((row) => row["id"] === replies[0]?.["thread_id"]);
    const summary = sent > 0 ? [root?.["reply_count"], root?.["thread_last"]] : [1, 1];
    expect(summary).toEqual([1 + sent, 1 + sent]);
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
    expect(members.map(({ name, kind, state }) => [name, kind, state].join(" ")).sort()).toEqual([
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
