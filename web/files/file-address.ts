import type { PreviewSize, SharedFile } from "@atrium/contract/files/files.ts";
import { currentSpace } from "#platform/store/space.ts";

type Addressed = Pick<SharedFile, "id" | "version">;

const base = ({ id }: Addressed): string => `/api/v1/workspaces/${currentSpace().workspaceId}/files/${id}`;

/** Where a file's bytes are, for who may see a place it is shown at. */
export const contentAddress = (file: Addressed): string => `${base(file)}/content?v=${file.version}`;

/** The same as something to keep: the browser asks where, or puts it among the downloads. */
export const downloadAddress = (file: Addressed): string => `${contentAddress(file)}&download`;

export const previewAddress = (file: Addressed, size: PreviewSize): string =>
  `${base(file)}/previews/${size}?v=${file.version}`;

/** Something to paste elsewhere: it opens the file where one meets it, for who may see it then. */
export const fileLink = ({ id }: Pick<SharedFile, "id">): string =>
  `${location.origin}/${currentSpace().slug}/files/${id}`;
