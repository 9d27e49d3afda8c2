import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratchFolderOf } from "../../testing/slack-export.ts";
import { writeZip, type ZipEntry } from "../../testing/write-zip.ts";
import { SlackArchive } from "./slack-archive.ts";

const users = { name: "users.json", data: "[]" };

function zip(...entries: ZipEntry[]): string {
  const path = join(scratchFolderOf("archive"), "export.zip");
  writeFileSync(path, writeZip(entries));
  return path;
}

async function readAll(archive: SlackArchive, name: string): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const record of archive.records(name)) read.push(record);
  return read;
}

describe("an archive", () => {
  test("is read without its files ever being written or held whole", async () => {
    const many = JSON.stringify(Array.from({ length: 60_000 }, (_, n) => ({ n, text: "words ".repeat(20) })));
    const archive = await SlackArchive.open(zip(users, { name: "c/2024-01-01.json", data: many }));
    let sum = 0;
    for await (const record of archive.records("c/2024-01-01.json")) sum += (record as { n: number }).n;
    expect(sum).toBe((60_000 * 59_999) / 2);
    archive.close();
  });

  test.each([
    ["../evil.json", "its name leads out of the folder"],
    ["general/../../evil.json", "its name leads out of the folder"],
    ["/etc/evil.json", "its name leads out of the folder"],
    ["C:/evil.json", "its name leads out of the folder"],
    ["..\\evil.json", "its name leads out of the folder"],
    ["general/\u0000evil.json", "its name has control characters"],
  ])("leaves out and reports an entry named %j", async (name, reason) => {
    const archive = await SlackArchive.open(zip(users, { name, data: "[1]" }));
    expect(archive.names).toEqual(["users.json"]);
    expect(archive.problems.map((problem) => problem.reason)).toEqual([reason]);
    archive.close();
  });

  test("reports what is too large, doubled or encrypted, and never reads beyond a size that lies", async () => {
    const path = zip(
      users,
      users,
      { name: "a/2024-01-01.json", data: "[]", encrypted: true },
      { name: "b/2024-01-01.json", data: `[${" ".repeat(5000)}]` },
      { name: "c/2024-01-01.json", data: `[${" ".repeat(900)}1]`, claimedSize: 10 },
    );
    const archive = await SlackArchive.open(path, { fileBytes: 1000, files: 10 });
    expect(archive.problems.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      "users.json: a second file of the same name",
      "a/2024-01-01.json: it is encrypted",
      "b/2024-01-01.json: it is larger than 0 MB",
    ]);
    await expect(readAll(archive, "c/2024-01-01.json")).rejects.toThrow(/too many bytes/);
    archive.close();
    await expect(SlackArchive.open(path, { fileBytes: 1000, files: 2 })).rejects.toThrow("more than 2 files");
  });

  test.each(["{not json", '[{"a":1},{"b":', '{"a":1}', "[1,2] more"])(
    "fails on %j instead of guessing",
    async (data) => {
      const archive = await SlackArchive.open(zip(users, { name: "c/2024-01-01.json", data }));
      await expect(readAll(archive, "c/2024-01-01.json")).rejects.toThrow(/./);
      archive.close();
    },
  );

  test("reads a file that begins with a byte order mark, as some tools write it", async () => {
    const archive = await SlackArchive.open(zip(users, { name: "c/2024-01-01.json", data: "\ufeff[1]" }));
    expect(await readAll(archive, "c/2024-01-01.json")).toEqual([1]);
    archive.close();
  });

  test("fails on a large broken file as well", async () => {
    const data = `[${JSON.stringify({ text: "x".repeat(5_000_000) })},{"b":`;
    const archive = await SlackArchive.open(zip(users, { name: "c/2024-01-01.json", data }));
    await expect(readAll(archive, "c/2024-01-01.json")).rejects.toThrow(/./);
    archive.close();
  });

  test("may have one folder around everything, as a hand-made zip has", async () => {
    const archive = await SlackArchive.open(
      zip({ name: "My export/users.json", data: "[1]" }, { name: "__MACOSX/My export/._users.json", data: "x" }),
    );
    expect(archive.names).toEqual(["users.json"]);
    expect(await readAll(archive, "users.json")).toEqual([1]);
    archive.close();
  });

  test("that is none is refused in one line", async () => {
    const path = join(scratchFolderOf("archive"), "text.zip");
    writeFileSync(path, "not a zip");
    await expect(SlackArchive.open(path)).rejects.toThrow(/no zip file/);
    await expect(SlackArchive.open(`${path}.missing`)).rejects.toThrow(/no such file/);
    await expect(SlackArchive.open(zip({ name: "holiday.jpg", data: "x" }))).rejects.toThrow(/no Slack export/);
  });
});
