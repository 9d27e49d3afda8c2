import { readFile as contract } from "@atrium/contract/files/files.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessFile } from "./file-access.ts";
import { sharedFileOf } from "./shared-file.ts";

export const readFile = handle(contract, async (context, { fileId }) => ({
  file: sharedFileOf(await accessFile(context, fileId)),
}));
