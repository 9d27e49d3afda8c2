import { useLingui } from "@lingui/react/macro";
import { ArchiveRestore, KeyRound, MailPlus, Plus } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { go } from "#platform/router/navigation.ts";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Badge } from "#ui/feedback/badge.tsx";
import { Menu, type MenuEntry } from "#ui/overlays/menu.tsx";
import { Tooltip } from "#ui/overlays/tooltip.tsx";
import { receivedInvitations } from "../invitations/index.ts";
import { hasDeleted, useMyWorkspaces, useWorkspace } from "../workspaces/index.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

/** The mark of the present workspace; its menu switches, joins and creates. */
export function WorkspaceSwitcher() {
  const { t } = useLingui();
  const { workspaceId, slug } = useSpace();
  const invited = useStore(receivedInvitations);
  const mayRestore = useStore(hasDeleted);
  const workspace = useWorkspace();
  const all = useMyWorkspaces();
  const elsewhere = all.filter((mine) => mine.workspace.id !== workspaceId);
  const mentions = elsewhere.reduce((sum, mine) => sum + mine.mentions, 0);
  const entries = (): MenuEntry[] => [
    { heading: t`Workspaces` },
    ...all.map((mine, at) => ({
      id: mine.workspace.id,
      label: mine.workspace.name,
      checked: mine.workspace.id === workspaceId,
      ...(at < 9 ? { keys: shownKeys(`Mod+${at + 1}`) } : {}),
      ...(mine.mentions > 0
        ? { detail: t`${mine.mentions} waiting for you` }
        : mine.unread
          ? { detail: t`Something new` }
          : {}),
      run: () => go(`/${mine.workspace.slug}`),
    })),
    ...(invited.length > 0 ? [{ heading: t`Invitations` }] : []),
    ...invited.map(({ id, workspaceName }) => ({
      id,
      label: workspaceName,
      icon: MailPlus,
      run: () => go(`/${slug}/inbox`),
    })),
    null,
    { id: "join", label: t`Join with a code`, icon: KeyRound, run: () => go("/join") },
    ...(mayRestore
      ? [
          {
            id: "deleted",
            label: t`Deleted workspaces`,
            icon: ArchiveRestore,
            run: () => go("/account/deleted-workspaces"),
          },
        ]
      : []),
    { id: "create", label: t`Create a workspace`, icon: Plus, run: () => go("/welcome?new=1") },
  ];
  return (
    <Menu label={t`Workspaces`} entries={entries} placement="bottom start">
      {(trigger) => (
        <Tooltip label={t`Switch workspace`} placement="right">
          <Button
            {...trigger}
            aria-label={t`Switch workspace, now ${workspace?.name ?? ""}`}
            className="relative shrink-0 cursor-pointer rounded-card"
          >
            <WorkspaceMark workspace={workspace} />
            <span className="absolute -end-1 -top-1">
              <Badge
                value={mentions + invited.length || elsewhere.some((mine) => mine.unread)}
                label={t`Something new elsewhere`}
              />
            </span>
          </Button>
        </Tooltip>
      )}
    </Menu>
  );
}
