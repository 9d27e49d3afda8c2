import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, Settings } from "lucide-react";
import { go, useSearchChange, useSearchValue } from "#platform/router/navigation.ts";
import { settingsTabs } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { PaneHeader } from "#ui/layout/pane-header.tsx";
import { Tabs } from "#ui/layout/tabs.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { GroupsSettings } from "../groups/index.ts";
import { InvitationsSettings } from "../invitations/index.ts";
import { MembersSettings } from "../members/index.ts";
import { may, useMay, useWorkspace } from "../workspaces/index.ts";
import { GeneralSettings } from "./general-settings.tsx";

/** Everything about the workspace as such; the tab is part of the address. */
export default function SettingsPage() {
  const { t } = useLingui();
  const change = useSearchChange();
  const selected = useSearchValue("tab") ?? "general";
  const workspace = useWorkspace();
  const [lists, invites] = [useMay("member.list"), useMay("invitation.manage")];
  const [browses, manages] = [useMay("group.browse"), useMay("group.manage")];
  const wide = useWide();
  const tabs = useSlot(settingsTabs);
  if (!workspace) return null;
  const entries = [
    { id: "general", label: t`General`, content: <GeneralSettings key={workspace.id} workspace={workspace} /> },
    ...(lists ? [{ id: "members", label: t`Members`, content: <MembersSettings /> }] : []),
    ...(browses ? [{ id: "groups", label: t`Groups`, content: <GroupsSettings manages={manages} /> }] : []),
    ...(invites ? [{ id: "invitations", label: t`Ways in`, content: <InvitationsSettings /> }] : []),
    ...tabs
      .filter(({ permission }) => permission === undefined || may(permission))
      .map(({ id, label, Content }) => ({ id, label: label(), content: <Content /> })),
  ];
  return (
    <div className="flex h-full flex-col">
      <PaneHeader
        icon={Settings}
        title={t`Workspace settings`}
        start={!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={() => go(`/${workspace.slug}`)} />}
      />
      <Tabs
        label={t`Workspace settings`}
        entries={entries}
        selected={selected}
        onSelect={(tab) => change({ tab }, { replace: true })}
      />
    </div>
  );
}
