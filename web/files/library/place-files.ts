import { placeFiles } from "@atrium/contract/files/library.ts";
import { addFileVersion } from "@atrium/contract/files/versions.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { changeUpload, settleUpload, uploads } from "../uploads/index.ts";
import { libraryChanged } from "./library-store.ts";

/** Where files are put: a folder of a place, or with null the place itself. */
export type Spot = { channelId: string | null; folderId: string | null };

export async function putFiles(fileIds: readonly string[], { channelId, folderId }: Spot): Promise<void> {
  await callHere(placeFiles, { fileIds: [...fileIds], channelId, folderId });
  libraryChanged(undefined);
}

const prefix = "spot:";
/** Under this key uploads are kept that go to a folder as soon as they are there. */
export const holderOf = ({ channelId, folderId }: Spot): string => `${prefix}${channelId ?? ""}:${folderId ?? ""}`;
const spotOf = (holder: string): Spot => {
  const [, channelId, folderId] = holder.split(":");
  return { channelId: channelId || null, folderId: folderId || null };
};

const versionPrefix = "version:";
/** Under this key an upload is kept that becomes a file's new content as soon as it is there. */
export const versionHolder = (fileId: string): string => `${versionPrefix}${fileId}`;

const underWay = new Set<string>();

/** Puts what has arrived where it was to go; called whenever an upload changes. */
function putArrived(): void {
  for (const { id, holder, state, file } of uploads.get()) {
    const isVersion = holder.startsWith(versionPrefix);
    if (state !== "done" || !file || !(isVersion || holder.startsWith(prefix)) || underWay.has(id)) continue;
    underWay.add(id);
    const put = isVersion
      ? callHere(addFileVersion, { fileId: holder.slice(versionPrefix.length), uploadId: file.id })
      : putFiles([file.id], spotOf(holder));
    put
      .then(() => settleUpload(id))
      .catch((error: unknown) => changeUpload(id, { state: "refused", error: error as never }))
      .finally(() => underWay.delete(id));
  }
}

/** Called once. */
export function registerPlacing(): void {
  uploads.subscribe(putArrived);
  putArrived();
}
