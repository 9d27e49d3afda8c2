import { t } from "@lingui/core/macro";
import { Forward, TextQuote } from "lucide-react";
import { panels } from "#platform/slots/shell-slots.ts";
import { type MessageAction, messageActions, messageParts } from "../messages/index.ts";
import { ForwardPart } from "./forward-card.tsx";
import { ForwardGate } from "./forward-gate.tsx";
import { forwarded } from "./forward-state.ts";
import { quote } from "./quote-message.ts";

const group = () => t`Message`;

const forward: MessageAction = {
  id: "message.forward",
  label: () => t`Forward`,
  icon: Forward,
  shortcut: "<",
  group,
  when: ({ message }) => message.deletedAt === null && message.parts.forward?.withdrawn !== true,
  run: ({ message }) => forwarded.set(message),
};

const quoteHere: MessageAction = {
  id: "message.quote",
  label: () => t`Quote`,
  icon: TextQuote,
  shortcut: ">",
  group,
  when: ({ message, abilities }) => message.deletedAt === null && abilities?.send === true,
  run: ({ message, conversation }) => quote(message, conversation),
};

/** Called once. */
export function registerForwards(): void {
  messageParts.add(ForwardPart, 10);
  messageActions.add(quoteHere, 110);
  messageActions.add(forward, 111);
  panels.add(ForwardGate);
}
