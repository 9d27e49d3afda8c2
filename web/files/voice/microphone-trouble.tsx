import { useLingui } from "@lingui/react/macro";
import { MicOff } from "lucide-react";
import { told } from "#platform/slots/run-action.ts";
import { Button } from "#ui/controls/button.tsx";
import type { MicrophoneProblem } from "./microphone.ts";
import { openAndRecord } from "./recording-store.ts";

type Props = { problem: MicrophoneProblem; place: string; onClose: () => void };

/** Why nothing is recorded, and what to do about it. */
export function MicrophoneTrouble({ problem, place, onClose }: Props) {
  const { t } = useLingui();
  const words = {
    refused: t`The browser does not let this page use the microphone. To allow it, open the sign beside the address, and try again.`,
    missing: t`No microphone was found. Connect one, and try again.`,
    busy: t`The microphone could not be started; another program may be using it. Close that one, and try again.`,
    unsupported: t`This browser cannot record here. It needs a secure address (https) and a current browser.`,
  }[problem];
  return (
    <section
      aria-label={t`New voice message`}
      className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-raised px-3 py-2.5"
    >
      <MicOff size={18} strokeWidth={1.5} className="shrink-0 text-quiet" />
      <p role="alert" className="min-w-50 flex-1 text-ui">
        {words}
      </p>
      <span className="flex gap-2">
        <Button size="small" onPress={onClose}>{t`Close`}</Button>
        {problem !== "unsupported" && (
          <Button size="small" kind="main" onPress={() => told(() => openAndRecord(place))}>{t`Try again`}</Button>
        )}
      </span>
    </section>
  );
}
