import {
  changeRoles,
  type Member,
  reinstateMember,
  removeMember,
  suspendMember,
} from "@atrium/contract/workspace/members.ts";
import type { Role } from "@atrium/contract/workspace/roles.ts";
import { useLingui } from "@lingui/react/macro";
import { Ban, Ellipsis, RotateCcw, UserMinus } from "lucide-react";
import { PersonAvatar } from "#people/profiles/index.ts";
import { api } from "#platform/api/api.ts";
import { useChange } from "#platform/api/use-change.ts";
import { useSpace } from "#platform/store/space.ts";
import { date } from "#platform/words/moments.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Select } from "#ui/controls/select.tsx";
import { confirm } from "#ui/overlays/confirm.ts";
import { Menu, type MenuEntry } from "#ui/overlays/menu.tsx";
import { may, useMay } from "../workspaces/index.ts";
import { rolesOf } from "./role-store.ts";

type Props = { member: Member; roles: readonly Role[]; onChanged: (member: Member) => void; onMoved: () => void };

/** One member: what they are, and what can be done about it. */
export function MemberLine({ member, roles, onChanged, onMoved }: Props) {
  const { t } = useLingui();
  const { workspaceId, memberId } = useSpace();
  const { profile } = member;
  const self = profile.id === memberId;
  const [removes, suspends] = [useMay("member.remove"), useMay("member.suspend")];
  const manages = (removes || suspends) && !self;
  const assigns = useMay("role.manage") && profile.state === "active";
  const { busy, problem, change } = useChange();
  const keys = { workspaceId, memberId: profile.id };
  const setRole = (roleId: string) =>
    change(async () => onChanged((await api.call(changeRoles, { ...keys, roleIds: [roleId] })).member));
  return (
    <li className="flex flex-wrap items-center gap-3 p-3">
      <PersonAvatar id={profile.id} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-message font-medium">
          <bdi>{profile.name}</bdi>
          {self && <span className="font-normal text-quiet"> · {t`you`}</span>}
        </p>
        <p className="truncate text-meta text-quiet">
          {profile.title && `${profile.title} · `}
          {t`since ${date(member.joinedAt)}`}
        </p>
        {problem && (
          <p role="alert" className="text-meta font-medium text-danger">
            {problem}
          </p>
        )}
      </div>
      {assigns && roles.length > 0 ? (
        <div className="w-full max-wide:order-last wide:w-36">
          <Select
            label={t`Role of ${profile.name}`}
            hideLabel
            size="small"
            value={member.roleIds[0] ?? ""}
            options={roles.map((role) => ({ value: role.id, label: role.name }))}
            onChange={setRole}
            disabled={busy}
          />
        </div>
      ) : (
        <span className="text-ui text-quiet">{rolesOf(roles, member.roleIds)}</span>
      )}
      {manages && profile.state !== "left" && <MemberMenu member={member} change={change} onMoved={onMoved} />}
    </li>
  );
}

type MenuProps = { member: Member; change: (run: () => Promise<void>) => void; onMoved: () => void };

function MemberMenu({ member: { profile }, change, onMoved }: MenuProps) {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const keys = { workspaceId, memberId: profile.id };
  const done = (run: () => Promise<unknown>) =>
    change(async () => {
      await run();
      onMoved();
    });
  const remove = async () => {
    const sure = await confirm({
      title: t`Remove ${profile.name}?`,
      text: t`Every door closes at once. What they wrote stays. To come back they need a new invitation.`,
      action: t`Remove`,
      danger: true,
    });
    if (sure) await api.call(removeMember, keys);
  };
  const suspension =
    profile.state === "suspended"
      ? {
          id: "reinstate",
          label: t`End the suspension`,
          icon: RotateCcw,
          run: () => done(() => api.call(reinstateMember, keys)),
        }
      : { id: "suspend", label: t`Suspend`, icon: Ban, run: () => done(() => api.call(suspendMember, keys)) };
  const removal = {
    id: "remove",
    label: t`Remove from the workspace`,
    icon: UserMinus,
    danger: true,
    run: () => done(remove),
  };
  const entries = (): MenuEntry[] => [
    ...(may("member.suspend") ? [suspension] : []),
    null,
    ...(may("member.remove") ? [removal] : []),
  ];
  return (
    <Menu label={t`What to do with ${profile.name}`} entries={entries} placement="bottom end">
      {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t`More about ${profile.name}`} />}
    </Menu>
  );
}
