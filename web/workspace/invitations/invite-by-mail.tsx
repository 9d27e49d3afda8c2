import { type Invitation, invitePeople } from "@atrium/contract/workspace/invitations.ts";
import type { Role } from "@atrium/contract/workspace/roles.ts";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Select } from "#ui/controls/select.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { addressesIn, notAnAddress } from "./addresses-in.ts";

type Props = {
  workspaceId: string;
  /** Roles to choose from; without them everybody becomes a member. */
  roles?: readonly Role[];
  autoFocus?: boolean;
  onSent?: (invitations: readonly Invitation[]) => void;
};

/** Addresses as they come: pasted lists, names in front, commas or lines between. */
export function InviteByMail({ workspaceId, roles, autoFocus = false, onSent }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [roleId, setRoleId] = useState("");
  const [news, setNews] = useState<string | null>(null);
  const emails = addressesIn(text);
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const answer = await api.call(invitePeople, { workspaceId, emails, ...(roleId ? { roleId } : {}) });
      const sent = answer.invitations.length;
      const known = answer.alreadyMembers.join(", ");
      setNews(
        [
          sent > 0 && plural(sent, { one: "# invitation is on its way.", other: "# invitations are on their way." }),
          known && t`Already here: ${known}.`,
        ]
          .filter(Boolean)
          .join(" "),
      );
      setText("");
      onSent?.(answer.invitations);
    },
    {
      check() {
        const odd = notAnAddress(text);
        if (odd) return { emails: t`“${odd}” is not an e-mail address.` };
        if (emails.length === 0) return { emails: t`Enter at least one e-mail address.` };
        return emails.length > 50 ? { emails: t`At most 50 at once; this is ${emails.length}.` } : {};
      },
      fields: { emails: t`One of these is not an e-mail address.` },
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      {news && <Notice kind="good">{news}</Notice>}
      <TextArea
        label={t`E-mail addresses`}
        name="emails"
        autoFocus={autoFocus}
        placeholder={t`sofia@example.org, jonas@example.org`}
        hint={t`Each gets a mail with a link to join. Separate with commas or lines.`}
        value={text}
        onChange={setText}
        error={problems.emails}
      />
      {roles && (
        <Select
          label={t`They join as`}
          value={roleId}
          onChange={setRoleId}
          options={roles.map((role) => ({ value: role.key === "member" ? "" : role.id, label: role.name }))}
        />
      )}
      <Button type="submit" kind="main" busy={busy}>{t`Send invitations`}</Button>
    </form>
  );
}
