import { createInviteLink, type InviteLink, revokeInviteLink } from "@atrium/contract/workspace/invitations.ts";
import type { Role } from "@atrium/contract/workspace/roles.ts";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useChange } from "#platform/api/use-change.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { useSpace } from "#platform/store/space.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { CopyField } from "#ui/controls/copy-field.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { FormFoot } from "#ui/layout/form-foot.tsx";
import { rolesOf } from "../members/index.ts";

type Props = {
  links: readonly InviteLink[];
  roles: readonly Role[];
  onCreated: (link: InviteLink) => void;
  onRevoked: (id: string) => void;
};

/** Links anybody may join with, and making another. */
export function InviteLinks({ links, roles, onCreated, onRevoked }: Props) {
  return (
    <div className="flex flex-col gap-4">
      {links.map((link) => (
        <LinkLine key={link.id} link={link} roles={roles} onRevoked={() => onRevoked(link.id)} />
      ))}
      <NewLink onCreated={onCreated} />
    </div>
  );
}

function LinkLine({ link, roles, onRevoked }: { link: InviteLink; roles: readonly Role[]; onRevoked: () => void }) {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const { busy, problem, change } = useChange();
  const revoke = () =>
    change(async () => {
      await api.call(revokeInviteLink, { workspaceId, linkId: link.id });
      onRevoked();
    });
  const uses =
    link.maxUses === null
      ? plural(link.uses, { one: "used once", other: "used # times" })
      : t`used ${link.uses} of ${link.maxUses} times`;
  const ends = link.expiresAt ? t`open until ${date(link.expiresAt)}` : t`never ends`;
  return (
    <div className="flex flex-col gap-1.5 border-b border-line pb-4">
      <CopyField label={t`Invitation link`} text={link.url} />
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 text-meta text-quiet">
          {[rolesOf(roles, [link.roleId]), uses, ends].filter(Boolean).join(" · ")}
        </p>
        <Button size="small" kind="quiet" isDisabled={busy} onPress={revoke}>{t`Switch off`}</Button>
      </div>
      {problem && (
        <p role="alert" className="text-meta font-medium text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

function NewLink({ onCreated }: { onCreated: (link: InviteLink) => void }) {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const [days, setDays] = useState("30");
  const [uses, setUses] = useState("");
  const { busy, problems, onSubmit } = useSubmit(async () => {
    const limits = { ...(days ? { expiresInDays: Number(days) } : {}), ...(uses ? { maxUses: Number(uses) } : {}) };
    onCreated((await api.call(createInviteLink, { workspaceId, ...limits })).link);
  });
  const lengths = [
    { value: "1", label: t`A day` },
    { value: "7", label: t`A week` },
    { value: "30", label: t`30 days` },
    { value: "", label: t`Never ends` },
  ];
  const counts = [
    { value: "", label: t`Any number` },
    { value: "1", label: t`One person` },
    { value: "10", label: t`10 people` },
    { value: "100", label: t`100 people` },
  ];
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-3">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <div className="grid grid-cols-2 gap-3">
        <Select label={t`Good for`} value={days} options={lengths} onChange={setDays} />
        <Select label={t`At most`} value={uses} options={counts} onChange={setUses} />
      </div>
      <FormFoot>
        <Button type="submit" busy={busy}>{t`Make a link`}</Button>
      </FormFoot>
    </form>
  );
}
