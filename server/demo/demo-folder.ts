import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "#platform/config/config.ts";
import { makeDataFolder, openDataFolder } from "#platform/config/data-folder.ts";
import { clusterProcess, stopClusterProcess } from "#platform/database/local-postgres-process.ts";

/** What the folder of a demo says about itself. */
type Mark = { demo: "being filled" | "filled" };

/**
 * Prepares the demo's own data folder. One whose filling was interrupted begins again; one that holds something else
 * is refused, because made-up people must not come among real ones.
 * @returns whether it is still to be filled.
 * @throws ConfigError in one line.
 */
export async function prepareDemoFolder(folder: string): Promise<boolean> {
  const mark = readMark(folder);
  if (mark === "filled") return false;
  if (mark === "being filled") await empty(folder);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ConfigError(`ATRIUM_DATA: ${folder} is not empty, and the demo wants a folder of its own`);
  makeDataFolder(folder);
  writeMark(folder, "being filled");
  return true;
}

export const markFilled = (folder: string): void => writeMark(folder, "filled");

/** Nobody else may be filling it now, and what a killed demo left running is stopped. */
async function empty(folder: string): Promise<void> {
  const held = openDataFolder(folder);
  const cluster = join(folder, "postgres", "cluster");
  const left = clusterProcess(cluster);
  if (left !== undefined) await stopClusterProcess(left, cluster);
  held.release();
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

const fileOf = (folder: string): string => join(folder, "demo.json");

function writeMark(folder: string, demo: Mark["demo"]): void {
  writeFileSync(fileOf(folder), JSON.stringify({ demo } satisfies Mark), { mode: 0o600 });
}

function readMark(folder: string): Mark["demo"] | undefined {
  try {
    return (JSON.parse(readFileSync(fileOf(folder), "utf8")) as Mark).demo;
  } catch {
    return undefined;
  }
}
