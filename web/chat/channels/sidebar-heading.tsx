import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { useLingui } from "@lingui/react/macro";
import { BellOff, ChevronDown, Ellipsis, Plus } from "lucide-react";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { useMay } from "#workspace/workspaces/index.ts";
import { openChannelDialog } from "./channel-dialog-state.ts";
import { sectionActions } from "./channel-slots.ts";
import { sectionName } from "./section-name.ts";
import { keepSection } from "./section-store.ts";

/** The name of a section, which folds it, what can be added to it, and how it is kept. */
export function SidebarHeading({ section }: { section: SidebarSection }) {
  const { t } = useLingui();
  const open = !section.folded;
  const actions = useSlot(sectionActions);
  const name = sectionName(section);
  return (
    <div className="group/heading flex h-9 items-center pt-2.5 touch:h-12">
      <button
        type="button"
        aria-expanded={open}
        className="flex h-6 min-w-0 flex-1 cursor-pointer items-center gap-1.5 rounded-control px-2 text-[13px] font-medium text-quiet hover:text-text touch:h-11"
        onClick={() => keepSection(section.id, { folded: open })}
      >
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          className={`shrink-0 transition-transform duration-120 ${open ? "" : "-rotate-90 rtl:rotate-90"}`}
        />
        <span className="truncate" dir="auto">
          {name}
        </span>
        {section.muted && <BellOff size={14} strokeWidth={1.5} className="shrink-0" aria-label={t`muted`} />}
      </button>
      {actions.length > 0 && (
        <span className="opacity-0 group-focus-within/heading:opacity-100 group-hover/heading:opacity-100 has-aria-expanded:opacity-100 touch:opacity-100">
          <Menu label={t`Section`} entries={() => actionMenu(actions, section)} placement="bottom end">
            {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t`Arrange ${name}`} size="small" />}
          </Menu>
        </span>
      )}
      {section.id === "channels" && <AddChannel />}
      {section.id === "direct" && (
        <IconButton icon={Plus} label={t`New message`} size="small" onPress={() => openChannelDialog("message")} />
      )}
    </div>
  );
}

function AddChannel() {
  const { t } = useLingui();
  const [creates, browses] = [useMay("channel.create"), useMay("channel.browse")];
  const entries = () => [
    ...(creates ? [{ id: "create", label: t`Create a channel`, run: () => openChannelDialog("create") }] : []),
    ...(browses ? [{ id: "browse", label: t`Browse channels`, run: () => openChannelDialog("browse") }] : []),
  ];
  if (!creates && !browses) return null;
  return (
    <Menu label={t`Add a channel`} entries={entries} placement="bottom end">
      {(trigger) => <IconButton {...trigger} icon={Plus} label={t`Add a channel`} size="small" />}
    </Menu>
  );
}
