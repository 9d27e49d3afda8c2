import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useSubmit } from "#platform/api/use-submit.ts";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { type Until, UntilField, untilInstant } from "../until/index.ts";
import { changeOwnAvailability } from "./own-availability.ts";

/** For how long nothing shall ring. */
export default function QuietDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { slug } = useSpace();
  const [until, setUntil] = useState<Until>({ expiry: "hour", custom: "" });
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await changeOwnAvailability({ until: untilInstant(until) });
      onClose();
    },
    { check: () => (untilInstant(until) ? {} : { until: t`Choose a moment that is still to come.` }) },
  );
  return (
    <Dialog title={t`Do not disturb`} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          {problems[""] && <Notice>{problems[""]}</Notice>}
          <p className="text-ui text-quiet text-pretty">
            {t`Nothing rings until then. What people write waits for you, and a moon beside your name tells them.`}
          </p>
          <UntilField label={t`Until`} value={until} onChange={setUntil} error={problems.until} />
        </DialogBody>
        <DialogFoot>
          <Button
            kind="quiet"
            onPress={() => {
              onClose();
              go(`/${slug}/preferences`);
            }}
          >{t`Quiet hours`}</Button>
          <span className="flex-1" />
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" kind="main" busy={busy}>{t`Begin`}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
