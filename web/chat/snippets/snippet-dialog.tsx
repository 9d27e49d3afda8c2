import type { Snippet } from "@atrium/contract/chat/snippets.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Switch } from "#ui/controls/switch.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { useMay } from "#workspace/workspaces/index.ts";
import { saveSnippet } from "./snippet-store.ts";

/** A text to be used again, and its name. */
export function SnippetDialog({ before, onClose }: { before?: Snippet; onClose: () => void }) {
  const { t } = useLingui();
  const mayShare = useMay("snippet.share");
  const [name, setName] = useState(before?.name ?? "");
  const [text, setText] = useState(before?.text ?? "");
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await saveSnippet({ name: name.trim(), text, shared }, before);
      onClose();
    } catch (thrown) {
      setError(errorWords(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog title={before ? t`Edit saved text` : t`New saved text`} onClose={onClose}>
      <form
        className="contents"
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        <DialogBody>
          <Field label={t`Name`} value={name} onChange={setName} maxLength={60} autoFocus error={error} />
          <TextArea
            label={t`Text`}
            value={text}
            onChange={setText}
            rows={6}
            maxLength={40_000}
            hint={t`Markdown, as in a message.`}
          />
          {mayShare && !before && (
            <Switch isSelected={shared} onChange={setShared}>{t`For everybody in this workspace`}</Switch>
          )}
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" busy={busy} isDisabled={name.trim() === "" || text.trim() === ""}>
            {t`Save`}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
