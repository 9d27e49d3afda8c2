import { removeFile, type SharedFile } from "@atrium/contract/files/files.ts";
import { t } from "@lingui/core/macro";
import { Download, Link, Trash2 } from "lucide-react";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import type { Action } from "#platform/slots/action.ts";
import { currentSpace } from "#platform/store/space.ts";
import { toast } from "#ui/feedback/toast.ts";
import { may } from "#workspace/workspaces/index.ts";
import { downloadAddress, fileLink } from "../file-address.ts";
import { closeLightbox } from "../lightbox/index.ts";
import { fileActions, hideFile } from "../shown/index.ts";

export async function copyFileLink(file: SharedFile): Promise<void> {
  await navigator.clipboard.writeText(fileLink(file));
  toast(t`Link copied`);
}

export function downloadFile(file: SharedFile): void {
  const link = document.createElement("a");
  link.href = downloadAddress(file);
  link.download = file.name;
  link.click();
}

/** How long somebody may think better of it. */
const grace = 8000;

/**
 * Takes files out of every place. Bytes that are gone cannot be brought back, so they are hidden at once and it is done
 * when nobody has undone it, or when the page is left.
 */
export function removeFiles(files: readonly SharedFile[]): void {
  const [first] = files;
  if (!first) return;
  const hide = (isHidden: boolean) => {
    for (const { id } of files) hideFile(id, isHidden);
  };
  hide(true);
  const settle = () => {
    clearTimeout(timer);
    removeEventListener("pagehide", finish);
    dismiss();
  };
  const finish = () => {
    settle();
    for (const { id } of files) attempt(removeHidden(id));
  };
  const timer = setTimeout(finish, grace);
  addEventListener("pagehide", finish);
  const undo = () => {
    settle();
    hide(false);
  };
  const words = files.length === 1 ? t`${first.name} removed` : t`${files.length} files removed`;
  const dismiss = toast(words, { action: { label: t`Undo`, run: undo } });
}

/** Shows it again when the server refuses. */
async function removeHidden(fileId: string): Promise<void> {
  try {
    await callHere(removeFile, { fileId });
  } catch (error) {
    hideFile(fileId, false);
    throw error;
  }
}

const group = () => t`File`;

const download: Action<SharedFile> = {
  id: "file.download",
  label: () => t`Download`,
  icon: Download,
  group,
  run: downloadFile,
};
const copyLink: Action<SharedFile> = {
  id: "file.copy-link",
  label: () => t`Copy link to the file`,
  icon: Link,
  group,
  run: copyFileLink,
};
const remove: Action<SharedFile> = {
  id: "file.remove",
  label: () => t`Remove file`,
  icon: Trash2,
  group,
  danger: true,
  when: ({ uploaderId }) => uploaderId === currentSpace().memberId || may("file.remove"),
  run(file) {
    closeLightbox();
    removeFiles([file]);
  },
};

/** Called once. */
export function registerFileActions(): void {
  for (const action of [download, copyLink, remove]) fileActions.add(action);
}
