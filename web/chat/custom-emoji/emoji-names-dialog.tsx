import { type CustomEmoji, changeCustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../call-here.ts";
import { namesFrom, writtenName } from "./emoji-file.ts";

/** How an emoji is written, and under which further names it is found. */
export function EmojiNamesDialog({ emoji, onClose }: { emoji: CustomEmoji; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(emoji.name);
  const [further, setFurther] = useState(emoji.aliases.join(", "));
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await callHere(changeCustomEmoji, { emojiId: emoji.id, name, aliases: namesFrom(further) });
      onClose();
    },
    {
      check: () => ({ ...(name.length < 2 && { name: t`At least two letters or digits.` }) }),
      fields: { aliases: t`At most ten names of 2 to 32 letters and digits.` },
      codes: { emoji_name_taken: { words: t`Another emoji has one of these names.` } },
    },
  );
  return (
    <Dialog title={t`Rename :${emoji.name}:`} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          {problems[""] && <Notice>{problems[""]}</Notice>}
          <Field
            label={t`Name`}
            name="name"
            maxLength={32}
            autoComplete="off"
            // The dialog opens to be typed into.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={name}
            onChange={(typed) => setName(writtenName(typed))}
            error={problems.name}
            hint={t`Where :${emoji.name}: is written already, it goes on being shown.`}
          />
          <Field
            label={t`Further names`}
            name="aliases"
            maxLength={340}
            autoComplete="off"
            value={further}
            onChange={setFurther}
            error={problems.aliases}
            hint={t`With commas between them.`}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" busy={busy}>{t`Save`}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
