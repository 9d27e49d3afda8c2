import { createInviteLink, type InviteLink } from "@atrium/contract/workspace/invitations.ts";
import { useLingui } from "@lingui/react/macro";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { CopyField } from "#ui/controls/copy-field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";

/** A link anybody may join with, good for 30 days; the settings make others. */
export function InviteByLink({
  workspaceId,
  onCreated,
}: {
  workspaceId: string;
  onCreated?: (link: InviteLink) => void;
}) {
  const { t } = useLingui();
  const [url, setUrl] = useState<string | null>(null);
  const { busy, problems, onSubmit } = useSubmit(async () => {
    const { link } = await api.call(createInviteLink, { workspaceId, expiresInDays: 30 });
    setUrl(link.url);
    onCreated?.(link);
  });
  if (url) {
    return (
      <div className="flex flex-col gap-1.5">
        <CopyField label={t`Invitation link`} text={url} />
        <p className="text-meta text-quiet">{t`Whoever has this link can join, for 30 days.`}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {problems[""] && <Notice>{problems[""]}</Notice>}
      <Button busy={busy} wide onPress={() => onSubmit()}>
        <Link2 size={16} strokeWidth={1.5} />
        {t`Make a link to share`}
      </Button>
    </div>
  );
}
