import { t } from "@lingui/core/macro";
import { Download } from "lucide-react";
import { downloadFile } from "#files/actions/index.ts";
import { panels } from "#platform/slots/shell-slots.ts";
import { carriers } from "../composer/index.ts";
import { type MessageAction, messageActions, messageParts, outgoingParts } from "../messages/index.ts";
import { fileCarrier, tellCarried } from "./carrier.ts";
import { DropZone } from "./drop-zone.tsx";
import { FilePart } from "./file-part.tsx";
import { OutgoingFiles } from "./outgoing-files.tsx";
import { PickMenuHost } from "./pick-menu.tsx";

const download: MessageAction = {
  id: "message.download-files",
  label: ({ message }) => (message.parts.files?.length === 1 ? t`Download the file` : t`Download all files`),
  icon: Download,
  shortcut: "D",
  group: () => t`Message`,
  when: ({ message }) => message.deletedAt === null && (message.parts.files?.length ?? 0) > 0,
  run: ({ message }) => message.parts.files?.forEach(downloadFile),
};

/** Called once, after the first screen stands. */
export function registerAttachments(): void {
  tellCarried();
  carriers.add(fileCarrier);
  messageParts.add(FilePart, 3);
  outgoingParts.add(OutgoingFiles);
  messageActions.add(download, 180);
  panels.add(DropZone);
  panels.add(PickMenuHost);
}
