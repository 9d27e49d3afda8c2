import { t } from "@lingui/core/macro";
import { AtSign, Mails, MessagesSquare } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Icon } from "#platform/slots/action.ts";
import { commands, sidebarLinks } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { waitingThreads } from "./threads/index.ts";

type Link = { id: string; label: () => string; icon: Icon; shortcut: string; useBadge?: () => number };

const links: Link[] = [
  {
    id: "threads",
    label: () => t`Threads`,
    icon: MessagesSquare,
    shortcut: "Alt+Shift+T",
    useBadge: () => useStore(waitingThreads),
  },
  { id: "unreads", label: () => t`Unread`, icon: Mails, shortcut: "Alt+Shift+U" },
  { id: "mentions", label: () => t`Mentions & reactions`, icon: AtSign, shortcut: "Mod+Shift+M" },
];

/** The lists across channels, above them in the sidebar: there from the beginning, so that nothing moves later. */
export function registerChatLinks(): void {
  for (const { id, label, icon, shortcut, useBadge } of links) {
    const path = `/${id}`;
    const to = (slug: string) => `/${slug}${path}`;
    const holds = (here: string) => here === path;
    sidebarLinks.add({ id, label, icon, to, holds, ...(useBadge && { useBadge }) }, 10);
    commands.add({
      id: `${id}.open`,
      label,
      icon,
      group: () => t`Go to`,
      shortcut,
      when: () => space.get() !== null,
      run: () => go(to(currentSpace().slug)),
    });
  }
}
