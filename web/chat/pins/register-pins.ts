import { msg, t } from "@lingui/core/macro";
import { Pin, PinOff } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { panels } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { attempt } from "../call-here.ts";
import { type ChannelTarget, channelActions } from "../channels/index.ts";
import { channelAddress } from "../chat-address.ts";
import { type MessageAction, type MessageTarget, messageActions, messageMarks } from "../messages/index.ts";
import { PinMark } from "./pin-mark.tsx";
import { registerPinStore } from "./pin-store.ts";
import { PinsPanelGate } from "./pins-panel-gate.tsx";
import { togglePin } from "./toggle-pin.ts";

const group = () => t`Message`;
const can = ({ abilities, message }: MessageTarget) => abilities?.send === true && message.deletedAt === null;

const pin: MessageAction = {
  id: "message.pin",
  label: () => t`Pin for everybody here`,
  icon: Pin,
  shortcut: "P",
  group,
  when: (target) => can(target) && target.message.parts.pin === undefined,
  run: ({ message }) => attempt(togglePin(message)),
};

const unpin: MessageAction = {
  ...pin,
  id: "message.unpin",
  label: () => t`Unpin`,
  icon: PinOff,
  when: (target) => can(target) && target.message.parts.pin !== undefined,
};

/** A channel with what is pinned in it beside it. */
export const pinsAddress = (channelId: string): string => `${channelAddress(channelId)}?pins=all`;

const list: Action<ChannelTarget> = {
  id: "channel.pins",
  label: () => t`Pinned messages`,
  icon: Pin,
  shortcut: "Mod+Shift+P",
  group: () => t`Channel`,
  run: ({ channel }) => go(pinsAddress(channel.id)),
};

/** Called once. */
export function registerPins(): void {
  registerPinStore();
  messageActions.add(pin, 120);
  messageActions.add(unpin, 120);
  messageMarks.add(PinMark, 10);
  channelActions.add(list, 90);
  panels.add(PinsPanelGate);
  addErrorWords({ too_many_pins: msg`A hundred messages are pinned here already. Unpin one first.` });
}
