import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { keepSection, sections } from "../channels/index.ts";
import { makeSection, putChannel } from "./arrange.ts";
import { sectionNaming } from "./section-naming.ts";

/** Names a new section, or one there is. */
export default function SectionNameDialog() {
  const { t } = useLingui();
  const naming = useStore(sectionNaming);
  const [name, setName] = useState(naming?.section?.name ?? "");
  if (!naming) return null;
  const close = () => sectionNaming.set(null);
  const done = () => {
    const wanted = name.trim();
    if (wanted === "") return;
    if (naming.section) keepSection(naming.section.id, { name: wanted });
    else {
      const id = makeSection(wanted);
      const made = sections.get().find((section) => section.id === id);
      if (naming.channelId && made) putChannel(naming.channelId, made, null);
    }
    close();
  };
  return (
    <Dialog title={naming.section ? t`Rename the section` : t`New section`} onClose={close}>
      <form
        className="flex flex-col gap-4 px-5 pb-5"
        onSubmit={(submit) => {
          submit.preventDefault();
          done();
        }}
      >
        <Field
          label={t`Name`}
          autoFocus
          maxLength={60}
          value={name}
          onChange={setName}
          hint={t`Only you see your sections.`}
        />
        <div className="flex justify-end gap-2">
          <Button onPress={close}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" isDisabled={name.trim() === ""}>
            {naming.section ? t`Rename` : t`Create`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
