import { t } from "@lingui/core/macro";
import { Search } from "lucide-react";
import { commands, panels } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { FindPanels } from "./find-panels.tsx";
import { openFind } from "./find-state.ts";

/** "Find anything": goes to whatever features can find, and runs what the app can do. */
export { openFind } from "./find-state.ts";

export function registerFind(): void {
  panels.add(FindPanels);
  commands.add({
    id: "find.open",
    label: () => t`Find anything`,
    icon: Search,
    group: () => t`Go to`,
    shortcut: "Mod+K",
    keysOnly: true,
    when: () => space.get() !== null,
    run: () => openFind(),
  });
}
