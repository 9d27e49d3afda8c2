import type { SectionId } from "@atrium/contract/chat/sidebar.ts";
import { useLingui } from "@lingui/react/macro";
import { GripVertical } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useButton } from "react-aria/useButton";
import { useDrag } from "react-aria/useDrag";
import { type TextDropItem, useDrop } from "react-aria/useDrop";
import { attempt } from "../call-here.ts";
import type { RowFrameProps, SidebarRow } from "../channels/index.ts";
import { channelTitle, sectionName } from "../channels/index.ts";
import { putChannel, putSection } from "./arrange.ts";

const channelType = "atrium-channel";
const sectionType = "atrium-section";

/** A row of the sidebar that can be dragged, and onto which others are dropped: by pointer, touch or keyboard. */
export function DraggableRow({ row, children }: RowFrameProps) {
  const { t } = useLingui();
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    getItems: () => [{ [typeOf(row)]: idOf(row), "text/plain": nameOf(row) }],
    getAllowedDropOperations: () => ["move"],
  });
  const { buttonProps } = useButton({ ...dragButtonProps, excludeFromTabOrder: true }, handle);
  const { dropProps, isDropTarget } = useDrop({
    ref: element,
    getDropOperation: (types) =>
      types.has(channelType) || (row.kind === "heading" && types.has(sectionType)) ? "move" : "cancel",
    onDrop: ({ items }) => {
      for (const item of items) if (item.kind === "text") attempt(take(item, row));
    },
  });
  // Space takes the row up; Tab and the arrow keys choose where, Enter puts it down, Esc lets it be.
  const lift = (press: KeyboardEvent) => {
    const isRow =
      press.target instanceof HTMLElement && press.target.matches("a, [aria-expanded]:not([aria-haspopup])");
    if (press.key !== " " || !isRow || row.kind !== "channel") return;
    press.preventDefault();
    handle.current?.focus();
    handle.current?.click();
  };
  return (
    <div
      ref={element}
      {...dragProps}
      {...dropProps}
      role="presentation"
      onKeyDown={lift}
      className={`group/drag relative ${isDragging ? "opacity-50" : ""} ${isDropTarget ? "before:absolute before:inset-x-1 before:top-0 before:h-0.5 before:rounded-full before:bg-accent" : ""}`}
    >
      {children}
      <button
        {...buttonProps}
        ref={handle}
        type="button"
        aria-label={t`Move ${nameOf(row)}`}
        className="absolute -start-1.5 top-1/2 -translate-y-1/2 cursor-grab text-quiet opacity-0 focus-visible:opacity-100 group-hover/drag:opacity-60 touch:hidden"
      >
        <GripVertical size={14} strokeWidth={1.5} />
      </button>
    </div>
  );
}

async function take(item: TextDropItem, row: SidebarRow): Promise<void> {
  if (item.types.has(channelType)) drop(await item.getText(channelType), row);
  else putSection((await item.getText(sectionType)) as SectionId, row.section);
}

const typeOf = (row: SidebarRow) => (row.kind === "heading" ? sectionType : channelType);
const idOf = (row: SidebarRow) => (row.kind === "heading" ? row.section.id : row.entry.channel.id);
const nameOf = (row: SidebarRow) =>
  row.kind === "heading" ? sectionName(row.section) : channelTitle(row.entry.channel);

const drop = (channelId: string, row: SidebarRow): void =>
  putChannel(channelId, row.section, row.kind === "heading" ? null : row.entry.channel.id);
