import { searchFiles } from "@atrium/contract/search/search.ts";
import { createElement } from "react";
import { FilePicture } from "#files/library/index.ts";
import { openLightbox } from "#files/lightbox/index.ts";
import { api } from "#platform/api/api.ts";
import type { Found } from "#platform/slots/shell-slots.ts";
import { currentSpace } from "#platform/store/space.ts";
import { typedOut } from "./typed-out.ts";

const most = 5;
const isTypedOut = typedOut();

/** Files of that name, or with these words in them. */
export async function findFiles(query: string): Promise<Found[]> {
  if (query.length < 3 || !(await isTypedOut())) return [];
  const { workspaceId } = currentSpace();
  const { files } = await api.call(searchFiles, { workspaceId, query, limit: most }).catch(() => ({ files: [] }));
  return files.map(({ file: { file }, excerpt }) => ({
    id: file.id,
    label: file.name,
    detail: excerpt ?? "",
    mark: createElement(
      "span",
      { className: "block size-6 overflow-hidden rounded-control" },
      createElement(FilePicture, { file }),
    ),
    go: () => openLightbox([{ file }], file.id),
  }));
}
