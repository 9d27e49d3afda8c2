import { t } from "@lingui/core/macro";
import { KeyRound, Plus } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { commands } from "#platform/slots/shell-slots.ts";

const group = () => t`Workspace`;

/** The ways into another workspace; called once, after the first screen stands. */
export function registerFurtherWorkspaces(): void {
  commands.add(
    {
      id: "workspace.create",
      label: () => t`Create a workspace`,
      words: () => t`new workspace, new team, add workspace`,
      icon: Plus,
      group,
      run: () => go("/welcome?new=1"),
    },
    660,
  );
  commands.add(
    {
      id: "workspace.join",
      label: () => t`Join with a code`,
      words: () => t`join workspace, invitation link, invited`,
      icon: KeyRound,
      group,
      run: () => go("/join"),
    },
    660,
  );
}
