import { expect, test } from "vitest";
import { png } from "../../testing/pictures.ts";
import { slackExport, slackMessage } from "../../testing/slack-export.ts";
import { general, idOf, people, prepareImports, rows, run, server, target } from "../../testing/slack-imports.ts";
import { importSlack } from "./import-slack.ts";

prepareImports();

const picture = png(40, 30);
const given = {
  users: people,
  channels: [general],
  days: {
    "general/2024-01-01.json": [
      slackMessage("U1", 0, "", { files: [{ id: "F1", name: "plan.png", user: "U2" }] }),
      slackMessage("U2", 1, "both again", {
        files: [
          { id: "F1", name: "plan.png", user: "U2" },
          { id: "F2", title: "notes", name: "notes.txt" },
        ],
      }),
      slackMessage("U3", 2, "gone", { files: [{ id: "F3", name: "gone.txt" }] }),
    ],
  },
  more: [
    { name: "__uploads/F1/plan.png", data: picture },
    { name: "general/attachments/F2-notes.txt", data: "what we said" },
  ],
};
const shown = (workspaceId: string) =>
  rows(
    `select m.text, m.parts, a.name as uploader, f.name, f.size, f.media_type, f.width from message m
     left join file_use u on u.workspace_id = m.workspace_id and u.holder_id = m.id
     left join file f on f.workspace_id = m.workspace_id and f.id = u.file_id
     left join member a on a.workspace_id = m.workspace_id and a.id = f.uploader_id
     where m.workspace_id = $1 order by m.created_at, u.position`,
    workspaceId,
  );
const bytes = async (workspaceId: string) => {
  const found = await rows(
    "select s.id, s.key_wrapped, s.size from stored s join file f on f.stored_id = s.id and f.workspace_id = s.workspace_id where f.workspace_id = $1 and f.name = 'plan.png'",
    workspaceId,
  );
  const [row] = found as { id: string; key_wrapped: string }[];
  const { storage } = server.platform;
  return storage.part({ id: row?.id ?? "", key: storage.unwrap(row?.id ?? "", row?.key_wrapped ?? "") }, 0);
};

test("files in the export become files of their messages, each kept once, by who shared it", async () => {
  const result = await run(given);
  expect(result.found.files).toBe(3);
  expect(result.comparison.at(-1)).toEqual({ what: "files", inFile: 3, stored: 3 });
  expect(Object.fromEntries(result.skipped.counts)).toEqual({ file: 1 });
  const plan = { parts: ["files"], uploader: "Bob", name: "plan.png", size: picture.length, media_type: "image/png" };
  expect(await shown(idOf(result))).toEqual([
    { ...plan, text: "", width: 40 },
    { ...plan, text: "both again", width: 40 },
    expect.objectContaining({ text: "both again", uploader: "Bob", name: "notes.txt", media_type: "text/plain" }),
    expect.objectContaining({ text: "gone\n\n📎 gone.txt (no longer in Slack)", parts: null, name: null }),
  ]);
  expect((await bytes(idOf(result))).equals(picture)).toBe(true);
});

test("run again it adds nothing, goes on with what broke off, and what was removed here stays removed", async () => {
  const path = slackExport(given);
  const first = await run(path, "Twice");
  const before = await shown(idOf(first));
  await rows("update file set removed_at = now() where workspace_id = $1 and name = 'notes.txt'", idOf(first));
  // As a crash leaves it: some bytes there, not complete.
  await rows("update file set completed_at = null where workspace_id = $1 and name = 'plan.png'", idOf(first));
  await rows("update stored set completed_at = null, received = 5 where workspace_id = $1", idOf(first));
  await rows("delete from file_use where workspace_id = $1", idOf(first));
  const again = await run(path, "Twice");
  expect(again.comparison.at(-1)).toEqual({ what: "files", inFile: 3, stored: 3 });
  expect(await shown(idOf(first))).toEqual(
    before.map((row) => (row["name"] === "notes.txt" ? null : row)).filter(Boolean),
  );
  expect((await bytes(idOf(first))).equals(picture)).toBe(true);
});

test("a dry run counts them and keeps none", async () => {
  const [before] = await rows("select count(*) as n from stored");
  const result = await importSlack({ path: slackExport(given), workspace: "Never", dryRun: true }, target);
  expect(result.found.files).toBe(3);
  expect(await rows("select count(*) as n from stored")).toEqual([before]);
});
