import type { FileKind } from "@atrium/contract/files/files.ts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Files of a kind, in words. */
export const kindWords: Record<FileKind, MessageDescriptor> = {
  image: msg`Pictures`,
  video: msg`Videos`,
  audio: msg`Sound`,
  voice: msg`Voice messages`,
  pdf: msg`PDF`,
  text: msg`Text`,
  code: msg`Code`,
  office: msg`Office documents`,
  archive: msg`Archives`,
  other: msg`Other files`,
};
