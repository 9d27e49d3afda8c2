import { t } from "@lingui/core/macro";
import { lazy } from "react";
import { waitingCount } from "#platform/router/page-title.ts";
import { told } from "#platform/slots/run-action.ts";
import { preferenceSections } from "#platform/slots/shell-slots.ts";
import { toast } from "#ui/feedback/toast.ts";
import { listenToServiceWorker, lookAtPush, pushState, turnPushOn } from "./push-state.ts";
import { notePushReceived } from "./push-test.ts";

const PushSettings = lazy(async () => ({ default: (await import("./push-settings.tsx")).PushSettings }));

/** Being told while the app is closed: the device's own switch, and the question whether one wants it. */
export function registerPush(): void {
  preferenceSections.add(PushSettings, 300);
  listenToServiceWorker(notePushReceived);
  lookAtPush().catch(() => undefined);
  askOnce();
}

const asked = "atrium.push.asked";

/**
 * Asks whether one wants to be told, once per device, and only when there was a reason: something came for one while
 * one looked elsewhere. The browser itself asks only who says yes.
 */
function askOnce(): void {
  let missed = false;
  const stop = waitingCount.subscribe(() => {
    if (document.visibilityState === "hidden" && waitingCount.get() > 0) missed = true;
  });
  const onBack = () => {
    if (!missed || document.visibilityState === "hidden" || pushState.get() !== "off" || localStorage.getItem(asked))
      return;
    localStorage.setItem(asked, new Date().toISOString());
    stop();
    document.removeEventListener("visibilitychange", onBack);
    toast(t`Something came for you while you were away. Be told at once next time?`, {
      action: { label: t`Turn on`, run: () => told(turnPushOn) },
    });
  };
  document.addEventListener("visibilitychange", onBack);
}
