import { useLingui } from "@lingui/react/macro";
import { ChevronDown, Search } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { sidebarSections, spaceMenu } from "#platform/slots/shell-slots.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { Keys } from "#ui/feedback/keys.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { openFind } from "../find/index.ts";
import { useWorkspace } from "../workspaces/index.ts";
import { SidebarLinks } from "./sidebar-links.tsx";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

/** The second column: the workspace's name with its menu, the search field, and the features' sections. */
export function Sidebar({ wide }: { wide: boolean }) {
  const { t } = useLingui();
  const name = useWorkspace()?.name;
  return (
    <div
      data-region="sidebar"
      tabIndex={-1}
      // On a phone this column is the whole screen.
      role={wide ? "region" : "main"}
      aria-label={t`Sidebar`}
      className="flex min-w-0 flex-1 flex-col border-line bg-sidebar outline-none wide:w-64 wide:flex-none wide:border-e"
    >
      <div className="flex h-14 shrink-0 items-center gap-2 px-2 wide:h-12">
        {!wide && <WorkspaceSwitcher />}
        {!wide && <h1 className="sr-only">{name}</h1>}
        <SpaceMenu />
      </div>
      <div className="shrink-0 px-3 pb-1 wide:pb-0">
        <Button
          onPress={() => openFind()}
          className="flex h-8 w-full cursor-pointer items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-ui text-quiet hover:border-control touch:h-11"
        >
          <Search size={16} strokeWidth={1.5} />
          <span className="flex-1 text-start">{t`Find anything`}</span>
          {wide && <Keys keys={shownKeys("Mod+K")} />}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4 pt-1">
        <SidebarLinks />
        {useSlot(sidebarSections).map((Section, at) => (
          // The list only ever grows at the start of the app.
          // oxlint-disable-next-line react/no-array-index-key
          <Section key={at} />
        ))}
      </div>
    </div>
  );
}

function SpaceMenu() {
  const { t } = useLingui();
  const workspace = useWorkspace();
  const actions = useSlot(spaceMenu);
  return (
    <Menu label={t`Workspace`} entries={() => actionMenu(actions, undefined)}>
      {(trigger) => (
        <Button
          {...trigger}
          className="flex h-9 min-w-0 flex-1 cursor-pointer items-center gap-2 rounded-control px-2 text-start text-title font-bold hover:bg-hover aria-expanded:bg-hover touch:h-11 wide:text-message"
        >
          <span className="min-w-0 flex-1 truncate">{workspace?.name}</span>
          <ChevronDown size={16} strokeWidth={1.75} className="shrink-0 text-quiet" />
        </Button>
      )}
    </Menu>
  );
}
