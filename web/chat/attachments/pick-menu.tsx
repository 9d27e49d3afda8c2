import { useLingui } from "@lingui/react/macro";
import { Camera, File, Images } from "lucide-react";
import { useMemo } from "react";
import { type PickFrom, pickFiles } from "#files/uploads/index.ts";
import type { Icon } from "#platform/slots/action.ts";
import { useStore } from "#platform/store/use-store.ts";
import { MenuPopover } from "#ui/overlays/menu.tsx";
import type { Conversation } from "../conversation.ts";
import { attach } from "./attach.ts";
import { pickMenu } from "./pick-state.ts";

/** Photos, camera or files; stands once in the frame. */
export function PickMenuHost() {
  const open = useStore(pickMenu);
  return open && <PickMenu {...open} />;
}

function PickMenu({ conversation, button }: { conversation: Conversation; button: HTMLElement }) {
  const { t } = useLingui();
  const anchor = useMemo(() => ({ current: button }), [button]);
  const entry = (from: PickFrom, label: string, icon: Icon) => ({
    id: from,
    label,
    icon,
    run: () => pickFiles(from, (chosen) => attach(conversation, chosen)),
  });
  return (
    <MenuPopover
      label={t`Attach`}
      anchor={anchor}
      placement="top start"
      entries={[
        entry("pictures", t`Photos and videos`, Images),
        entry("camera", t`Take a photo`, Camera),
        entry("files", t`Files`, File),
      ]}
      onClose={() => pickMenu.set(null)}
    />
  );
}
