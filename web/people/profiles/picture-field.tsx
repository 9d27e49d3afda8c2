import type { Profile } from "@atrium/contract/people/profiles.ts";
import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { Avatar } from "#ui/avatar/avatar.tsx";
import { Button } from "#ui/controls/button.tsx";
import { PictureCropper } from "./picture-cropper.tsx";

type Props = {
  profile: Profile;
  picture: string | null;
  onChange: (picture: string | null) => void;
  error?: string | undefined;
};

/** One's picture: chosen from a file, cut to a square, small enough to send. */
export function PictureField({ profile, picture, onChange, error }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);
  const [unread, setUnread] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      setChosen(await createImageBitmap(file));
      setUnread(false);
    } catch {
      setUnread(true);
    }
  };
  if (chosen) {
    const done = (cut: string | null) => {
      setChosen(null);
      if (cut) onChange(cut);
    };
    return <PictureCropper image={chosen} onDone={done} />;
  }
  const problem = unread ? t`This file is not a picture we can read. Use PNG, JPEG or WebP.` : error;
  return (
    <div className="flex items-center gap-4">
      <Avatar id={profile.id} name={profile.name} picture={picture} size={72} />
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => input.current?.click()}>{picture ? t`Change picture` : t`Add a picture`}</Button>
        {picture && <Button kind="quiet" onPress={() => onChange(null)}>{t`Remove`}</Button>}
        {problem && (
          <p role="alert" className="w-full text-meta font-medium text-danger">
            {problem}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/*"
        aria-label={t`Picture`}
        className="hidden"
        onChange={(change) => void read(change.target.files?.[0]).catch(reportError)}
      />
    </div>
  );
}
