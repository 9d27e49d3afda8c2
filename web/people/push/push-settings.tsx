import { useLingui } from "@lingui/react/macro";
import { CircleCheck, CircleDashed, CircleX, LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { told } from "#platform/slots/run-action.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { FormFoot } from "#ui/layout/form-foot.tsx";
import { Section } from "#ui/layout/section.tsx";
import { lookAtPush, type PushState, pushState, turnPushOff, turnPushOn } from "./push-state.ts";
import { type Hop, pushTest, tryPush } from "./push-test.ts";

/** Whether this device tells one when the app is closed, and a way to find out why it does not. */
export function PushSettings() {
  const { t } = useLingui();
  const state = useStore(pushState);
  const [busy, setBusy] = useState(false);
  useEffect(() => told(lookAtPush), []);
  const change = async (on: boolean) => {
    setBusy(true);
    try {
      await (on ? turnPushOn() : turnPushOff());
    } finally {
      setBusy(false);
    }
  };
  const hint = useHint(state);
  return (
    <Section title={t`This device`} lead={t`Be told of what is meant for you while Atrium is closed.`}>
      <div className="flex flex-col gap-4">
        <Switch
          isSelected={state === "on"}
          isDisabled={busy || !(state === "on" || state === "off")}
          onChange={(on) => told(() => change(on))}
          {...(hint ? { hint } : {})}
        >
          {t`Notifications on this device`}
        </Switch>
        {state === "on" && <TestPush />}
      </div>
    </Section>
  );
}

function useHint(state: PushState): string | undefined {
  const { t } = useLingui();
  const hints: Partial<Record<PushState, string>> = {
    unsupported: t`This browser cannot be told while the app is closed.`,
    install: t`Put Atrium on the home screen first: Share, then Add to Home Screen.`,
    denied: t`You told this browser not to. Allow notifications for this address in its settings, then come back.`,
    off: t`The browser will ask you once.`,
  };
  return hints[state];
}

function TestPush() {
  const { t } = useLingui();
  const test = useStore(pushTest);
  const hops: [label: string, hop: Hop | undefined, cure: string][] = [
    [t`The browser allows notifications`, test?.allowed, t`Allow them in the browser's settings for this address.`],
    [t`The server knows this device`, test?.known, t`Turn notifications off and on again.`],
    [
      t`The push service took the message`,
      test?.sent,
      t`Turn notifications off and on again; if it stays so, tell whoever runs this server.`,
    ],
    [
      t`It arrived here`,
      test?.received,
      t`The system may hold notifications back: look at its focus or battery settings.`,
    ],
  ];
  return (
    <div className="flex flex-col gap-3">
      {test && (
        <ol className="flex flex-col gap-2" aria-live="polite">
          {hops.map(([label, hop, cure]) => hop && <HopLine key={label} label={label} hop={hop} cure={cure} />)}
        </ol>
      )}
      <FormFoot>
        <Button onPress={() => told(tryPush)}>{t`Send a test notification`}</Button>
      </FormFoot>
    </div>
  );
}

const marks = { waiting: CircleDashed, trying: LoaderCircle, done: CircleCheck, failed: CircleX };
const colours = { waiting: "text-quiet", trying: "text-quiet", done: "text-accent", failed: "text-danger" };

function HopLine({ label, hop, cure }: { label: string; hop: Hop; cure: string }) {
  const { t } = useLingui();
  const words = { waiting: t`not tried yet`, trying: t`trying`, done: t`done`, failed: t`failed` };
  const Mark = marks[hop.state];
  return (
    <li className="flex gap-2.5">
      <Mark size={18} strokeWidth={1.5} aria-hidden className={`mt-0.5 shrink-0 ${colours[hop.state]}`} />
      <div className="min-w-0">
        <p className="text-ui">
          {label} <span className="text-quiet">({words[hop.state]})</span>
        </p>
        {hop.detail && <p className="truncate text-meta text-quiet">{hop.detail}</p>}
        {hop.state === "failed" && <p className="text-meta text-danger">{cure}</p>}
      </div>
    </li>
  );
}
