import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openDataFolder } from "./data-folder.ts";

const parents: string[] = [];
afterEach(() => {
  for (const parent of parents.splice(0)) rmSync(parent, { recursive: true, force: true });
});

function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), "atrium-data-"));
  parents.push(parent);
  return join(parent, "data");
}

/** Another process that holds the folder until it is killed. */
async function holdElsewhere(folder: string) {
  const program = `
    import { openDataFolder } from ${JSON.stringify(join(import.meta.dirname, "data-folder.ts"))};
    openDataFolder(${JSON.stringify(folder)});
    console.log("held");
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((done) => other.stdout.once("data", done));
  return {
    pid: other.pid,
    async kill() {
      const ended = new Promise((done) => other.once("exit", done));
      other.kill("SIGKILL");
      await ended;
    },
  };
}

test("creates the folder for its owner alone", () => {
  const folder = newFolder();
  const data = openDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  data.release();
});

test("refuses a second process and names the first", async () => {
  const folder = newFolder();
  const other = await holdElsewhere(folder);
  expect(() => openDataFolder(folder)).toThrow(
    `data folder ${folder} is in use by another instance (pid ${other.pid})`,
  );
  await other.kill();
});

test("is free again after the holder was killed", async () => {
  const folder = newFolder();
  const other = await holdElsewhere(folder);
  await other.kill();
  expect(openDataFolder(folder).path).toBe(folder);
});

test("is free again after release", () => {
  const folder = newFolder();
  openDataFolder(folder).release();
  expect(openDataFolder(folder).path).toBe(folder);
});

test("names the setting when the folder cannot be made", () => {
  const folder = newFolder();
  writeFileSync(folder, "a file");
  expect(() => openDataFolder(folder)).toThrow(`ATRIUM_DATA: cannot write to ${folder}`);
});

test.runIf(existsSync("/proc/self"))("says so where nothing can be made, and does not try for ever", () => {
  expect(() => openDataFolder("/proc/atrium/data")).toThrow("ATRIUM_DATA: cannot write to /proc/atrium/data");
});
