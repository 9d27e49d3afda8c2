import type { SharedFile } from "@atrium/contract/files/files.ts";
import { readLibraryFile, unplaceFile } from "@atrium/contract/files/library.ts";
import { t } from "@lingui/core/macro";
import { FolderInput, FolderOutput, History, Link2, MessageSquareText, Tag } from "lucide-react";
import { callHere } from "#platform/realtime/call-here.ts";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { toast } from "#ui/feedback/toast.ts";
import { may } from "#workspace/workspaces/index.ts";
import { closeLightbox } from "../lightbox/index.ts";
import { fileActions } from "../shown/index.ts";
import { messageOfPlace } from "./address-of-place.ts";
import { openDialog } from "./library-dialog-state.ts";
import { knownFile } from "./library-store.ts";

const group = () => t`File`;

async function goToMessage({ id }: SharedFile): Promise<void> {
  const { place } = (await callHere(readLibraryFile, { fileId: id })).file;
  const address = await messageOfPlace(place);
  if (!address) return void toast(t`This file was put here without a message.`);
  closeLightbox();
  go(address);
}

const inMessage: Action<SharedFile> = {
  id: "file.message",
  label: () => t`Go to the message`,
  icon: MessageSquareText,
  group,
  when: ({ id }) => Boolean(knownFile(id)?.place.messageId),
  run: goToMessage,
};
const put: Action<SharedFile> = {
  id: "file.put",
  label: () => t`Put into a folder`,
  icon: FolderInput,
  group,
  when: () => may("file.organise"),
  async run({ id }) {
    const { place } = knownFile(id) ?? (await callHere(readLibraryFile, { fileId: id })).file;
    openDialog({ kind: "put", fileIds: [id], from: place });
  },
};
const takeOut: Action<SharedFile> = {
  id: "file.take-out",
  label: () => t`Take out of these files`,
  icon: FolderOutput,
  group,
  when: ({ id }) => {
    const known = knownFile(id);
    return known?.abilities.tag === true && (known.place.folderId !== null || known.place.messageId === null);
  },
  async run({ id }) {
    const channelId = knownFile(id)?.place.channelId;
    await callHere(unplaceFile, { fileId: id, ...(channelId && { channelId }) });
  },
};
const tags: Action<SharedFile> = {
  id: "file.tags",
  label: () => t`Tags`,
  icon: Tag,
  group,
  when: ({ id }) => may("file.organise") && knownFile(id)?.abilities.tag !== false,
  run: (file) => openDialog({ kind: "tags", file }),
};

const versions: Action<SharedFile> = {
  id: "file.versions",
  label: () => t`Versions`,
  icon: History,
  group,
  run: (file) => openDialog({ kind: "versions", file }),
};
const share: Action<SharedFile> = {
  id: "file.share",
  label: () => t`Share by a link`,
  icon: Link2,
  group,
  when: () => may("file.share"),
  run: (file) => openDialog({ kind: "share", file }),
};

/** Called once. */
export function registerLibraryActions(): void {
  for (const [at, action] of [inMessage, put, takeOut, tags, versions, share].entries())
    fileActions.add(action, 50 + at);
}
