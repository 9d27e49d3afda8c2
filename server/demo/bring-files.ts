import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeFile } from "@atrium/contract/files/files.ts";
import { keepFile } from "#files/uploads/index.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { BroughtFile } from "./conversation.ts";
import type { PersonKey } from "./northwind/people.ts";
import type { Stage } from "./stage.ts";

const folder = join(import.meta.dirname, "files");

/** Somebody uploads what they are about to send; answers the files' ids. */
export async function bringFiles(
  { cast, workspaceId, platform }: Stage,
  by: PersonKey,
  files: readonly BroughtFile[],
  at: Date,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, alt } of files) {
    const bytes = await readFile(join(folder, name));
    const id = newId();
    const about = { workspaceId, id, uploaderId: cast[by].memberId, name, size: bytes.length, at };
    await keepFile(platform, about, pieces(bytes));
    if (alt) await cast[by].call(describeFile, { workspaceId, fileId: id, alt }, at);
    ids.push(id);
  }
  return ids;
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
