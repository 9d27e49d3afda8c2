import { t } from "@lingui/core/macro";
import { changePreference, preference } from "#people/preferences/index.ts";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { channelAddress } from "../chat-address.ts";
import { channels } from "./channel-store.ts";
import { channelTitle } from "./channel-title.ts";
import { attentionOf } from "./my-channel.ts";
import { sections } from "./section-store.ts";
import { sidebarRows } from "./sidebar-rows.ts";

const group = () => t`Channels`;
const inside = () => space.get() !== null;

type Wanted = { step: 1 | -1; unread: boolean; direct?: boolean };

/** Goes to the next channel in the order of the sidebar, or the next unread one; `direct`: only messages to oneself. */
function walk({ step, unread, direct = false }: Wanted): void {
  const open = /^\/[^/]+\/c\/([0-9a-f-]{36})/.exec(location.pathname)?.[1];
  const entries = sidebarRows(channels.get().mine, {
    sections: sections.get(),
    open,
    unreadOnly: preference("unreadOnly"),
    titleOf: channelTitle,
  }).flatMap((row) => (row.kind === "channel" ? [row.entry] : []));
  const at = entries.findIndex((entry) => entry.channel.id === open);
  for (let tries = 1; tries <= entries.length; tries += 1) {
    const start = at < 0 && step < 0 ? 0 : at;
    const entry = entries[(start + step * tries + entries.length * 2) % entries.length];
    if (!entry || entry.channel.id === open || (unread && !attentionOf(entry).bold)) continue;
    if (direct && entry.channel.kind === "channel") continue;
    return go(channelAddress(entry.channel.id));
  }
}

const step = (id: string, label: () => string, shortcut: string | readonly string[], wanted: Wanted): Action => ({
  id,
  label,
  shortcut,
  group,
  when: inside,
  run: () => walk(wanted),
});

/** Called once, when the app starts. */
export function registerChannelCommands(): void {
  commands.add(step("channel.next", () => t`Next channel`, "Alt+ArrowDown", { step: 1, unread: false }));
  commands.add(step("channel.previous", () => t`Previous channel`, "Alt+ArrowUp", { step: -1, unread: false }));
  commands.add(
    step("channel.next-unread", () => t`Next unread channel`, ["Alt+Shift+ArrowDown", "N"], { step: 1, unread: true }),
  );
  commands.add(
    step("channel.previous-unread", () => t`Previous unread channel`, "Alt+Shift+ArrowUp", { step: -1, unread: true }),
  );
  commands.add(
    step("channel.next-direct", () => t`Next unread direct message`, "P", { step: 1, unread: true, direct: true }),
  );
  commands.add({
    id: "sidebar.unread-only",
    label: () => t`Only unread channels in the sidebar`,
    shortcut: "Mod+Shift+U",
    group,
    checked: () => preference("unreadOnly"),
    when: inside,
    run: () => changePreference("unreadOnly", !preference("unreadOnly")),
  });
}
