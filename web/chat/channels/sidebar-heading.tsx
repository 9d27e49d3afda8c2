import { useLingui } from "@lingui/react/macro";
import { ChevronDown, Plus } from "lucide-react";
import { useStore } from "#platform/store/use-store.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { openChannelDialog } from "./channel-dialog-state.ts";
import { foldedSections, toggleSection } from "./folded-sections.ts";
import type { SectionId } from "./sidebar-rows.ts";

/** The name of a section, which folds it, and what can be added to it. */
export function SidebarHeading({ section }: { section: SectionId }) {
  const { t } = useLingui();
  const open = !useStore(foldedSections, (folded) => folded.has(section));
  const names = { favourites: t`Favourites`, channels: t`Channels`, direct: t`Direct messages` };
  return (
    <div className="group/heading flex h-9 items-center pt-2.5 touch:h-12">
      <button
        type="button"
        aria-expanded={open}
        className="flex h-6 min-w-0 flex-1 cursor-pointer items-center gap-1.5 rounded-control px-2 text-[13px] font-medium text-quiet hover:text-text touch:h-11"
        onClick={() => toggleSection(section)}
      >
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          className={`shrink-0 transition-transform duration-120 ${open ? "" : "-rotate-90 rtl:rotate-90"}`}
        />
        <span className="truncate">{names[section]}</span>
      </button>
      {section === "channels" && <AddChannel />}
      {section === "direct" && (
        <IconButton icon={Plus} label={t`New message`} size="small" onPress={() => openChannelDialog("message")} />
      )}
    </div>
  );
}

function AddChannel() {
  const { t } = useLingui();
  const entries = () => [
    { id: "create", label: t`Create a channel`, run: () => openChannelDialog("create") },
    { id: "browse", label: t`Browse channels`, run: () => openChannelDialog("browse") },
  ];
  return (
    <Menu label={t`Add a channel`} entries={entries} placement="bottom end">
      {(trigger) => <IconButton {...trigger} icon={Plus} label={t`Add a channel`} size="small" />}
    </Menu>
  );
}
