import { listMyChannels, type MyChannel } from "@atrium/contract/chat/channels.ts";
import { listMessageVersions, sendMessage } from "@atrium/contract/chat/messages.ts";

import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { slackExport, slackMessage, slackReply } from "../../testing/slack-export.ts";
import {
  agrees,
  everything,
  general,
  idOf,
  operator,
  people,
  prepareImports,
  rows,
  run,
  server,
} from "../../testing/slack-imports.ts";
import { joined } from "../../testing/workspaces.ts";
import type { ImportResult } from "./import-slack.ts";

prepareImports();

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
  ])("fails loudly when %s is gone", async (gone, tamper, expected) => {
    const name = `Without ${gone}`;
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
