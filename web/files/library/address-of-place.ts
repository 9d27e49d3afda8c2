import type { FilePlace } from "@atrium/contract/files/library.ts";
import { previewReferences } from "@atrium/contract/workspace/references.ts";
import { callHere } from "#platform/realtime/call-here.ts";
import { currentSpace } from "#platform/store/space.ts";
import { libraryAddress } from "./library-address.ts";

/** The address of the message that carries a file; undefined where it came without one. */
export async function messageOfPlace({ messageId }: FilePlace): Promise<string | undefined> {
  if (messageId === null) return undefined;
  const references = [{ kind: "message", id: messageId }];
  const [shown] = (await callHere(previewReferences, { references })).previews;
  return shown?.path && `/${currentSpace().slug}/${shown.path}`;
}

/** Where somebody meets a file: at its message, or among the files of its folder. */
export const addressOfPlace = async (place: FilePlace): Promise<string> =>
  (await messageOfPlace(place)) ??
  libraryAddress({ place: place.channelId ?? "workspace", ...(place.folderId && { folderId: place.folderId }) });
