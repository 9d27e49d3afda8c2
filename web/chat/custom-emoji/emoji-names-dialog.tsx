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
import { namesFrom } from "./emoji-file.ts";

/** Under which further names an emoji is found. */
export function EmojiNamesDialog({ emoji, onClose }: { emoji: CustomEmoji; onClose: () => void }) {
  const { t } = useLingui();
  const [further, setFurther] = useState(emoji.aliases.join(", "));
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await callHere(changeCustomEmoji, { emojiId: emoji.id, aliases: namesFrom(further) });
      onClose();
    },
    {
      fields: { aliases: t`At most five names of 2 to 32 letters and digits.` },
      codes: { emoji_name_taken: { field: "aliases", words: t`Another emoji has one of these names.` } },
    },
  );
  return (
    <Dialog title={t`Further names of :${emoji.name}:`} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          {problems[""] && <Notice>{problems[""]}</Notice>}
          <Field
            label={t`Further names`}
            name="aliases"
            maxLength={170}
            autoComplete="off"
            // The dialog opens to be typed into.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
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
