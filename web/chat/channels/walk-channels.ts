import { t } from "@lingui/core/macro";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { channelAddress } from "../chat-address.ts";
import { openChannelDialog } from "./channel-dialog-state.ts";
import { channels } from "./channel-store.ts";
import { channelTitle } from "./channel-title.ts";
import { foldedSections } from "./folded-sections.ts";
import { attentionOf } from "./my-channel.ts";
import { sidebarRows } from "./sidebar-rows.ts";

const group = () => t`Channels`;
const inside = () => space.get() !== null;

/** Goes to the next channel in the order of the sidebar, or the next unread one. */
function walk(step: 1 | -1, unread: boolean): void {
  const open = /^\/[^/]+\/c\/([0-9a-f-]{36})/.exec(location.pathname)?.[1];
  const entries = sidebarRows(channels.get().mine, foldedSections.get(), open, channelTitle).flatMap((row) =>
    row.kind === "channel" ? [row.entry] : [],
  );
  const at = entries.findIndex((entry) => entry.channel.id === open);
  for (let tries = 1; tries <= entries.length; tries += 1) {
    const start = at < 0 && step < 0 ? 0 : at;
    const entry = entries[(start + step * tries + entries.length * 2) % entries.length];
    if (!entry || entry.channel.id === open || (unread && !attentionOf(entry).bold)) continue;
    return go(channelAddress(entry.channel.id));
  }
}

const step = (id: string, label: () => string, shortcut: string, by: 1 | -1, unread: boolean): Action => ({
  id,
  label,
  shortcut,
  group,
  when: inside,
  run: () => walk(by, unread),
});

/** Called once, when the app starts. */
export function registerChannelCommands(): void {
  commands.add(step("channel.next", () => t`Next channel`, "Alt+ArrowDown", 1, false));
  commands.add(step("channel.previous", () => t`Previous channel`, "Alt+ArrowUp", -1, false));
  commands.add(step("channel.next-unread", () => t`Next unread channel`, "Alt+Shift+ArrowDown", 1, true));
  commands.add(step("channel.previous-unread", () => t`Previous unread channel`, "Alt+Shift+ArrowUp", -1, true));
  commands.add({
    id: "channel.create",
    label: () => t`Create a channel`,
    group,
    when: inside,
    run: () => openChannelDialog("create"),
  });
  commands.add({
    id: "channel.browse",
    label: () => t`Browse channels`,
    group,
    when: inside,
    run: () => openChannelDialog("browse"),
  });
  commands.add({
    id: "message.new",
    label: () => t`New message`,
    group,
    when: inside,
    run: () => openChannelDialog("message"),
  });
}
