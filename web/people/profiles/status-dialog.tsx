import { type Profile, type Status, updateProfile } from "@atrium/contract/people/profiles.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { currentSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { type Expiry, type Until, UntilField, untilInstant } from "../until/index.ts";
import { keepProfiles } from "./profile-store.ts";
import { statusOf } from "./status-mark.tsx";

/** What one is doing, shown beside the name until it ends by itself. */
export function StatusDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { t } = useLingui();
  const now = statusOf(profile);
  const [emoji, setEmoji] = useState(now?.emoji ?? "💬");
  const [text, setText] = useState(now?.text ?? "");
  const [until, setUntil] = useState<Until>({ expiry: "today", custom: "" });
  const save = async (status: Status | null) => {
    const { workspaceId } = currentSpace();
    keepProfiles([(await api.call(updateProfile, { workspaceId, status })).profile]);
    onClose();
  };
  const { busy, problems, onSubmit } = useSubmit(
    () => save({ emoji: emoji.trim(), text: text.trim(), expiresAt: untilInstant(until) }),
    {
      check: () => ({
        ...(!text.trim() && { text: t`Say in a few words what you are doing.` }),
        ...(until.expiry === "custom" && !untilInstant(until) && { until: t`Choose a moment that is still to come.` }),
      }),
    },
  );
  const clearing = useSubmit(() => save(null));
  const presets: { emoji: string; text: string; expiry: Expiry }[] = [
    { emoji: "📅", text: t`In a meeting`, expiry: "hour" },
    { emoji: "🎧", text: t`Focusing`, expiry: "4-hours" },
    { emoji: "🚆", text: t`On the way`, expiry: "hour" },
    { emoji: "🤒", text: t`Out sick`, expiry: "today" },
    { emoji: "🌴", text: t`On holiday`, expiry: "never" },
  ];
  return (
    <Dialog title={t`Set a status`} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          {(problems[""] ?? clearing.problems[""]) && <Notice>{problems[""] ?? clearing.problems[""]}</Notice>}
          <div className="grid grid-cols-[72px_1fr] gap-3">
            <Field label={t`Sign`} name="emoji" maxLength={40} value={emoji} onChange={setEmoji} />
            <Field
              label={t`What you are doing`}
              name="status"
              autoFocus
              maxLength={100}
              value={text}
              onChange={setText}
              error={problems.text}
            />
          </div>
          <div className="flex flex-wrap gap-2">
            {presets.map((preset) => (
              <AriaButton
                key={preset.text}
                className="h-8 cursor-pointer rounded-full border border-control/60 px-3 text-ui hover:bg-hover touch:h-11"
                onPress={() => {
                  setEmoji(preset.emoji);
                  setText(preset.text);
                  setUntil({ ...until, expiry: preset.expiry });
                }}
              >
                {preset.emoji} {preset.text}
              </AriaButton>
            ))}
          </div>
          <UntilField label={t`Ends`} value={until} withNever onChange={setUntil} error={problems.until} />
        </DialogBody>
        <DialogFoot>
          {now && (
            <Button kind="quiet" busy={clearing.busy} onPress={() => clearing.onSubmit()}>{t`Clear status`}</Button>
          )}
          <span className="flex-1" />
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" kind="main" busy={busy}>{t`Save`}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
