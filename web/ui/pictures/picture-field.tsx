import { useLingui } from "@lingui/react/macro";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Button } from "../controls/button.tsx";

const PictureCropper = lazy(() => import("./picture-cropper.tsx"));

type Props = {
  /** How it looks now. */
  preview: ReactNode;
  hasPicture: boolean;
  /** A square as a data URL of at most 200 KB, or null to have none. */
  onChange: (picture: string | null) => void;
  error?: string | undefined;
};

/** A picture: chosen from a file, cut to a square, small enough to send. */
export function PictureField({ preview, hasPicture, onChange, error }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ file: File; image: ImageBitmap } | null>(null);
  const [unread, setUnread] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      setChosen({ file, image: await createImageBitmap(file) });
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
    return (
      <Suspense fallback={<div className="h-84" />}>
        <PictureCropper {...chosen} onDone={done} />
      </Suspense>
    );
  }
  const problem = unread ? t`This file is not a picture we can read. Use PNG, JPEG or WebP.` : error;
  return (
    <div className="flex items-center gap-4">
      {preview}
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => input.current?.click()}>{hasPicture ? t`Change picture` : t`Add a picture`}</Button>
        {hasPicture && <Button kind="quiet" onPress={() => onChange(null)}>{t`Remove`}</Button>}
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
        onChange={({ target }) => {
          void read(target.files?.[0]).catch(reportError);
          // The same file again is a choice, too.
          target.value = "";
        }}
      />
    </div>
  );
}
