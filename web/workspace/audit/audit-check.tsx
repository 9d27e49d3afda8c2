import type { OutputOf } from "@atrium/contract/protocol/operation.ts";
import { verifyAudit } from "@atrium/contract/workspace/audit.ts";
import { useLingui } from "@lingui/react/macro";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { Button } from "#ui/controls/button.tsx";
import { CopyField } from "#ui/controls/copy-field.tsx";
import { Section } from "#ui/layout/section.tsx";

type Found = OutputOf<typeof verifyAudit>;

/** Whether every line is as it was written. */
export function AuditCheck() {
  const { t } = useLingui();
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    try {
      setFound(await callHere(verifyAudit, {}));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section
      title={t`Audit trail`}
      lead={t`Lines are only ever added, and each is sealed with the one before it.`}
      actions={<Button busy={busy} onPress={() => attempt(check())}>{t`Check the seals`}</Button>}
    >
      <div role="status">
        {found ? (
          <Result found={found} />
        ) : (
          <p className="text-ui text-quiet">{t`Who did what, when and from where.`}</p>
        )}
      </div>
    </Section>
  );
}

function Result({ found: { entries, brokenAt, seal } }: { found: Found }) {
  const { t } = useLingui();
  if (brokenAt !== null) {
    return (
      <p className="flex items-center gap-2 text-ui font-medium text-danger">
        <ShieldAlert size={18} strokeWidth={1.5} className="shrink-0" />
        {t`Line ${brokenAt} is not as it was written. Somebody changed the database itself.`}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-2 text-ui font-medium">
        <ShieldCheck size={18} strokeWidth={1.5} className="shrink-0 text-accent-ink" />
        {entries === 1 ? t`The one line is as it was written.` : t`All ${entries} lines are as they were written.`}
      </p>
      <p className="text-meta text-quiet">
        {t`The last line's seal. Noted down elsewhere, it shows later that none of these lines is missing.`}
      </p>
      <CopyField label={t`Seal of the last line`} text={seal} />
    </div>
  );
}
