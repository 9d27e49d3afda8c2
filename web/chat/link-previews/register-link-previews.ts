import { t } from "@lingui/core/macro";
import { Link2Off } from "lucide-react";
import { preferenceSections } from "#platform/slots/shell-slots.ts";
import { attempt } from "../call-here.ts";
import { type MessageAction, messageActions, messageParts } from "../messages/index.ts";
import { PreviewCards } from "./preview-cards.tsx";
import { PreviewSection } from "./preview-section.tsx";
import { takeOff } from "./take-off.ts";

const remove: MessageAction = {
  id: "message.remove-previews",
  label: () => t`Remove link previews`,
  icon: Link2Off,
  group: () => t`Message`,
  when: ({ message, own, abilities }) =>
    message.parts.previews !== undefined &&
    message.deletedAt === null &&
    (own ? abilities?.send === true : abilities?.moderate === true),
  run: ({ message }) => attempt(takeOff(message)),
};

/** Called once. */
export function registerLinkPreviews(): void {
  messageParts.add(PreviewCards, 50);
  messageActions.add(remove, 190);
  preferenceSections.add(PreviewSection, 40);
}
