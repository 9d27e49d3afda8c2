import { createChannel } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { ApiError } from "#platform/api/api-error.ts";
import { go } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../call-here.ts";
import { channelAddress } from "../chat-address.ts";
import { closeChannelDialog } from "./channel-dialog-state.ts";
import { applyJoined, myChannel } from "./channel-store.ts";

/** Makes a channel and goes there. */
export default function CreateChannelDialog() {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [purpose, setPurpose] = useState("");
  const [closed, setClosed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const create = async () => {
    const { channel } = await callHere(createChannel, {
      name: plainName(name),
      purpose,
      visibility: closed ? "private" : "public",
    });
    if (!myChannel(channel.channel.id)) applyJoined(channel);
    closeChannelDialog();
    go(channelAddress(channel.channel.id));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    create()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const wrongName = nameError(error);
  return (
    <Dialog title={t`Create a channel`} onClose={closeChannelDialog}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          {error !== null && wrongName === undefined && <Notice>{errorWords(error)}</Notice>}
          <Field
            label={t`Name`}
            value={name}
            onChange={setName}
            error={wrongName}
            autoFocus
            maxLength={80}
            placeholder={t`e.g. release-4`}
            hint={t`Short and plain, so that people find it.`}
          />
          <Field label={t`What is it for? (optional)`} value={purpose} onChange={setPurpose} maxLength={250} />
          <Switch
            isSelected={closed}
            onChange={setClosed}
            hint={closed ? t`Only people who are added see it.` : t`Everybody in the workspace can find and join it.`}
          >
            {t`Private`}
          </Switch>
        </DialogBody>
        <DialogFoot>
          <Button onPress={closeChannelDialog}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" busy={busy} isDisabled={plainName(name) === ""}>
            {t`Create`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** People write the sign too. */
const plainName = (name: string): string => name.trim().replace(/^#+\s*/, "");

/** What is wrong with the name, when that is what was refused. */
export function nameError(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const named = error.code === "name_taken" || error.fields.some((field) => field.path === "name");
  return named
    ? errorWords(
        error.code === "name_taken"
          ? error
          : new ApiError({ type: "", title: "", status: 400, code: "bad_channel_name" }),
      )
    : undefined;
}
