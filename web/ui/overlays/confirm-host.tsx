import { useLingui } from "@lingui/react/macro";
import { useSyncExternalStore } from "react";
import { Button } from "../controls/button.tsx";
import { currentQuestion, onQuestion } from "./confirm.ts";
import { Dialog } from "./dialog.tsx";
import { DialogBody, DialogFoot } from "./dialog-parts.tsx";

/** Draws the question asked by `confirm`; stands once in the app. */
export function ConfirmHost() {
  const { t } = useLingui();
  const asked = useSyncExternalStore(onQuestion, currentQuestion);
  if (!asked) return null;
  return (
    <Dialog title={asked.title} size="small" asks onClose={() => asked.answer(false)}>
      <DialogBody>
        <p className="text-ui text-quiet">{asked.text}</p>
      </DialogBody>
      <DialogFoot>
        <Button onPress={() => asked.answer(false)}>{t`Cancel`}</Button>
        <Button kind={asked.danger ? "danger" : "main"} autoFocus onPress={() => asked.answer(true)}>
          {asked.action}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
