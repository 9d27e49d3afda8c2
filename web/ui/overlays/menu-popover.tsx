import { Check } from "lucide-react";
import { useState } from "react";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Keys } from "../feedback/keys.tsx";
import type { MenuEntry, MenuItemEntry, MenuPopoverProps } from "./menu.tsx";

export default function MenuPopover({
  label,
  entries,
  anchor,
  placement = "bottom start",
  head,
  onClose,
}: MenuPopoverProps) {
  const sections = sectionsOf(entries);
  // It stands at the end of the page, and looks like the place it was opened at: dark over a picture.
  const [theme] = useState(() => anchor.current?.closest("[data-theme]")?.getAttribute("data-theme"));
  return (
    <Popover
      isOpen
      data-theme={theme}
      triggerRef={anchor}
      placement={placement}
      offset={4}
      onOpenChange={(open) => open || onClose()}
      className="appear z-40 max-h-[min(480px,80vh)] min-w-52 max-w-80 overflow-y-auto rounded-card border border-line bg-raised text-text shadow-raised"
    >
      {head}
      <Menu aria-label={label} autoFocus="first" className="p-1 outline-none" onClose={onClose}>
        {sections.map((section, at) => (
          <MenuSection
            key={section.id}
            className={at > 0 ? "mt-1 border-t border-line pt-1" : ""}
            aria-label={section.heading ?? label}
          >
            {section.heading && (
              <Header className="px-2.5 pb-1 pt-1.5 text-meta font-medium text-quiet">{section.heading}</Header>
            )}
            {section.items.map((item) => (
              <Entry key={item.id} item={item} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  );
}

function Entry({ item }: { item: MenuItemEntry }) {
  const { icon: Icon } = item;
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.disabled ?? false}
      onAction={item.run}
      className={`flex min-h-8 touch:min-h-11 cursor-pointer select-none items-center gap-2.5 rounded-control px-2.5 py-1 text-ui outline-none focused:bg-hover data-[disabled]:cursor-default data-[disabled]:opacity-50 ${item.danger ? "text-danger" : ""}`}
    >
      {Icon && <Icon size={16} strokeWidth={1.5} className="shrink-0" />}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">{item.label}</span>
        {item.detail && <span className="truncate text-meta text-quiet">{item.detail}</span>}
      </span>
      {item.keys && <Keys keys={item.keys} />}
      {item.checked && <Check size={16} strokeWidth={2} className="shrink-0 text-accent" />}
    </MenuItem>
  );
}

type Section = { id: string; heading?: string; items: MenuItemEntry[] };

function sectionsOf(entries: readonly MenuEntry[]): Section[] {
  const sections: Section[] = [];
  for (const entry of entries) {
    if (entry === null) sections.push({ id: `line-${sections.length}`, items: [] });
    else if ("heading" in entry)
      sections.push({ id: `${entry.heading}-${sections.length}`, heading: entry.heading, items: [] });
    else if (sections.length === 0) sections.push({ id: "first", items: [entry] });
    else sections.at(-1)?.items.push(entry);
  }
  return sections.filter((section) => section.items.length > 0);
}
