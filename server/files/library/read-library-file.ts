import { readLibraryFile as contract, type LibraryFile } from "@atrium/contract/files/library.ts";
import { handle } from "#platform/operations/feature.ts";
import { accessSeenFile, libraryFiles } from "./library-file.ts";

export const readLibraryFile = handle(contract, async (context, { fileId }) => {
  const [file] = await libraryFiles(context, [await accessSeenFile(context, fileId)]);
  return { file: file as LibraryFile };
});
