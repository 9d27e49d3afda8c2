import type { InboxItem } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { EllipsisVertical } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { PersonAvatar } from "#people/profiles/index.ts";
import { actionsFor, shortcutsOf } from "#platform/slots/action.ts";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { runAction } from "#platform/slots/run-action.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Badge } from "#ui/feedback/badge.tsx";
import { Menu } from "#ui/overlays/menu.tsx";
import { itemActions } from "./inbox-actions.ts";
import { useItemTime, useItemWords } from "./item-words.ts";
import { SnoozeMenu } from "./snooze-menu.tsx";

/** The buttons take the place of the time, and cover nothing. */
const givesWay = "wide:group-hover:invisible wide:group-has-[:focus-visible]:invisible";

type Props = {
  item: InboxItem;
  row: number;
  tabbable: boolean;
  chosen: boolean;
  wide: boolean;
  onFocus: () => void;
  onOpen: () => void;
};

/** One item: who, where, what; and what to do with it. */
export function InboxRow({ item, row, tabbable, chosen, wide, onFocus, onOpen }: Props) {
  const { t } = useLingui();
  const { who, where, text, picture } = useItemWords(item);
  const time = useItemTime(item);
  const bold = item.waiting ? "font-bold" : "font-medium";
  return (
    <div
      role="listitem"
      className={`group relative flex rounded-card ${chosen ? "bg-accent-soft" : "hover:bg-hover has-[:focus-visible]:bg-hover"}`}
    >
      <Button
        data-inbox={row}
        excludeFromTabOrder={!tabbable}
        onFocus={onFocus}
        // On a wide screen a pointer chooses, which the focus has done; Enter opens.
        onPress={({ pointerType }) => (wide && pointerType !== "keyboard" ? undefined : onOpen())}
        className="flex min-h-16 w-full min-w-0 cursor-pointer items-start gap-3 rounded-card px-2.5 py-2.5 text-start"
      >
        <PersonAvatar id={picture} size={36} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex min-w-0 items-baseline gap-2">
            <span className={`min-w-0 flex-1 truncate text-ui ${bold}`}>
              <bdi>{who}</bdi>
            </span>
            <span className={`shrink-0 text-meta text-quiet tabular-nums ${givesWay}`}>{time}</span>
          </span>
          <span className="flex min-w-0 items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-meta text-quiet">{where}</span>
            {item.waiting && (
              <Badge value={item.unread > 1 ? item.unread : true} label={t`${Math.max(1, item.unread)} unread`} />
            )}
          </span>
          {text && (
            <span className={`line-clamp-2 text-ui wrap-anywhere ${item.waiting ? "text-text" : "text-quiet"}`}>
              <bdi>{text}</bdi>
            </span>
          )}
        </span>
      </Button>
      <RowButtons item={item} tabbable={tabbable} wide={wide} />
      <SnoozeMenu item={item} />
    </div>
  );
}

const quick = ["inbox.done", "inbox.reopen", "inbox.snooze", "inbox.bringBack"];

/** What is done most; on a phone, where nothing is pointed at, all of it behind one button. */
function RowButtons({ item, tabbable, wide }: Pick<Props, "item" | "tabbable" | "wide">) {
  const { t } = useLingui();
  const actions = actionsFor(itemActions, item);
  if (!wide) {
    return (
      <span className="flex shrink-0 items-center pe-1">
        <Menu label={t`What to do with it`} placement="bottom end" entries={() => actionMenu(itemActions, item)}>
          {(trigger) => <IconButton {...trigger} icon={EllipsisVertical} label={t`What to do with it`} />}
        </Menu>
      </span>
    );
  }
  return (
    <span className="absolute end-1 top-1 hidden group-hover:flex group-has-[:focus-visible]:flex">
      {actions.map((action) =>
        action.icon && quick.includes(action.id) ? (
          <IconButton
            key={action.id}
            size="small"
            icon={action.icon}
            label={action.label(item)}
            keys={shownKeys(shortcutsOf(action)[0] ?? "")}
            excludeFromTabOrder={!tabbable}
            onPress={() => runAction(action, item)}
          />
        ) : null,
      )}
    </span>
  );
}
