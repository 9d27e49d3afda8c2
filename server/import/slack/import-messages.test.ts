import { listMyChannels, type MyChannel } from "@atrium/contract/chat/channels.ts";

import { listReplies } from "@atrium/contract/chat/threads.ts";
import { describe, expect, test } from "vitest";

import { slackMessage, slackReply, slackTime } from "../../testing/slack-export.ts";
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
} from "../../testing/slack-imports.ts";

prepareImports();

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
          // Told twice, as some exports do: it is one.
          slackReply("U2", 1, 0, "for all"),
          slackMessage("U2", 1, "for all", { subtype: "thread_broadcast" }),
          slackReply("U2", 2, 0, "for all, the old way", { subtype: "reply_broadcast" }),
          slackReply("U3", 3, 0, "for the thread"),
        ],
      },
    });
    expect(Object.fromEntries(result.skipped.counts)).toEqual({ same_time: 1 });
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

  test("files the export holds are the message's; others and attachments are words and links, without the key to all files", async () => {
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
              { id: "F3", title: "old.pdf", permalink: "https://acme.slack.com/files/U1/F3/old.pdf?t=xoxe-secret" },
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
    expect(Object.fromEntries(result.skipped.counts)).toEqual({ file: 2, preview: 1, other_file: 1 });
    expect((await everything(result)).map((row) => row["text"])).toEqual([
      "look\n\n📎 F2 (no longer in Slack)\n\n📎 [old.pdf](https://acme.slack.com/files/U1/F3/old.pdf)",
      "New **build**\n\n> [#42](https://ci.example.org/42)\n>\n> passed\n> in 3 s\n>\n> **Branch**\n>\n> main",
      "see https://example.org/a",
      "**Report**\n\n**7** new",
    ]);
  });

  test("tables become tables, in a message's blocks and attached to it", async () => {
    const cell = (text: string) => ({ type: "raw_text", text });
    const bold = { type: "rich_text_section", elements: [{ type: "text", text: "x", style: { bold: true } }] };
    const rows = [[cell("Who"), cell("a|b")], [{ type: "rich_text", elements: [bold] }], "broken"];
    const table = "| Who | a\\|b |\n| --- | --- |\n| **x** |  |\n|  |  |";
    const result = await run({
      users: people,
      channels: [general],
      days: {
        "general/2024-01-01.json": [
          slackMessage("U1", 0, "words only", { blocks: [{ type: "table", rows }] }),
          slackMessage("U1", 1, "see:", {
            attachments: [{ fallback: "[no preview available]", blocks: [{ type: "table", rows }] }],
          }),
          slackMessage("U1", 2, "app", {
            attachments: [{ fallback: "[no preview available]", blocks: [{ type: "actions", elements: [] }] }],
          }),
        ],
      },
    });
    expect((await everything(result)).map((row) => row["text"])).toEqual([table, `see:\n\n${table}`, "app"]);
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
