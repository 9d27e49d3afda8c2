import { type Profile, updateProfile } from "@atrium/contract/people/profiles.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { currentSpace } from "#platform/store/space.ts";
import { Avatar } from "#ui/avatar/avatar.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { PictureField } from "#ui/pictures/picture-field.tsx";
import { keepProfiles } from "./profile-store.ts";

/** How one shows in this workspace. */
export function ProfileDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(profile.name);
  const [title, setTitle] = useState(profile.title);
  const [timeZone, setTimeZone] = useState(profile.timeZone);
  const [picture, setPicture] = useState<string | null | undefined>(undefined);
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const { workspaceId } = currentSpace();
      const changes = {
        name: name.trim(),
        title: title.trim(),
        timeZone,
        ...(picture === undefined ? {} : { picture }),
      };
      keepProfiles([(await api.call(updateProfile, { workspaceId, ...changes })).profile]);
      toast(t`Your profile is changed.`);
      onClose();
    },
    {
      check: () => (name.trim() ? {} : { name: t`Enter your name, as others should see it.` }),
      codes: { bad_picture: { field: "picture", words: t`This picture could not be read. Try another one.` } },
    },
  );
  const shown = picture === undefined ? profile.picture : picture;
  return (
    <Dialog title={t`Edit your profile`} onClose={onClose}>
      <form onSubmit={onSubmit} noValidate className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          {problems[""] && <Notice>{problems[""]}</Notice>}
          <PictureField
            preview={<Avatar id={profile.id} name={profile.name} picture={shown} size={72} />}
            hasPicture={shown !== null}
            onChange={setPicture}
            error={problems.picture}
          />
          <Field
            label={t`Name`}
            name="name"
            autoComplete="name"
            maxLength={80}
            value={name}
            onChange={setName}
            error={problems.name}
          />
          <Field
            label={t`Title`}
            name="title"
            maxLength={120}
            value={title}
            onChange={setTitle}
            hint={t`What you do here, e.g. “Design” or “Support lead”.`}
            error={problems.title}
          />
          <Select label={t`Time zone`} value={timeZone} options={timeZones(profile.timeZone)} onChange={setTimeZone} />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" kind="main" busy={busy}>{t`Save`}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** Every zone this browser knows, and the one that is set. */
function timeZones(set: string) {
  const known = new Set([
    set,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...Intl.supportedValuesOf("timeZone"),
    "UTC",
  ]);
  return [...known].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
