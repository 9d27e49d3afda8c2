import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { Ellipsis } from "lucide-react";
import type { Action } from "#platform/slots/action.ts";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { createSlot } from "#platform/slots/slot.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu } from "#ui/overlays/menu.tsx";

/** What can be done with a file, wherever it is shown. */
export const fileActions = createSlot<Action<SharedFile>>();

/** The button with all of it. */
export function FileMenu({ file }: { file: SharedFile }) {
  const { t } = useLingui();
  const label = t`More for ${file.name}`;
  return (
    <Menu label={label} entries={() => actionMenu(fileActions.items(), file)} placement="bottom end">
      {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={label} size="small" />}
    </Menu>
  );
}
