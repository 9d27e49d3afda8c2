import { useLingui } from "@lingui/react/macro";
import type { ComponentType } from "react";
import { Button } from "react-aria-components/Button";
import { connectionState } from "#platform/realtime/live.ts";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { ownMenu } from "#platform/slots/shell-slots.ts";
import { createSlot, useSlot } from "#platform/slots/slot.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Avatar } from "#ui/avatar/avatar.tsx";
import { PresenceDot } from "#ui/avatar/presence-dot.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { Menu } from "#ui/overlays/menu.tsx";
import { Tooltip } from "#ui/overlays/tooltip.tsx";
import { useMe } from "./profile-store.ts";
import { useStatus } from "./status-mark.tsx";

/** Lines below one's own name: how one is seen. */
export const ownNotes = createSlot<ComponentType>();

/** One's own picture; the menu holds everything about oneself. */
export function OwnMenu() {
  const { t } = useLingui();
  const mine = useMe();
  const wide = useWide();
  const online = useStore(connectionState, (state) => state.status === "online");
  const actions = useSlot(ownMenu);
  const notes = useSlot(ownNotes);
  const status = useStatus(mine);
  if (!mine) return null;
  const head = (
    <div className="border-b border-line px-3.5 py-3">
      <p className="truncate text-ui font-bold">{mine.name}</p>
      <p className="truncate text-meta text-quiet">
        {status ? `${status.emoji} ${status.text}` : mine.title || (online ? t`online` : t`offline`)}
      </p>
      {notes.map((Note, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list grows once, when the app has started
        <Note key={index} />
      ))}
    </div>
  );
  return (
    <Menu
      label={t`You`}
      head={head}
      entries={() => actionMenu(actions, undefined)}
      placement={wide ? "right bottom" : "top end"}
    >
      {(trigger) => (
        <Tooltip label={t`You`} placement="right">
          <Button
            {...trigger}
            aria-label={t`You: ${mine.name}`}
            className="flex min-w-11 cursor-pointer items-center justify-center rounded-card p-1 touch:h-11"
          >
            <Avatar
              id={mine.id}
              name={mine.name}
              picture={mine.picture}
              size={wide ? 36 : 28}
              mark={<PresenceDot presence={online ? "online" : "offline"} ring={wide ? "rail" : "sidebar"} />}
            />
          </Button>
        </Tooltip>
      )}
    </Menu>
  );
}
