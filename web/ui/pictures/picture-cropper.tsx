import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import Cropper from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import { Button } from "../controls/button.tsx";
import { cutSquare, type Square } from "./cut-square.ts";

type Props = {
  file: File;
  image: ImageBitmap;
  /** A data URL of at most 200 KB, or null when nothing is cut out. */
  onDone: (picture: string | null) => void;
  /** "Cancel", unless something else comes of it. */
  otherwise?: string;
};

const closest = 4;
const zoomKeys: Record<string, number> = { "+": 0.2, "=": 0.2, "-": -0.2 };

/**
 * Chooses the square of a picture: drag or arrow keys to move; slider, wheel, two fingers, + and - to come closer.
 */
export default function PictureCropper({ file, image, onDone, otherwise }: Props) {
  const { t } = useLingui();
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [square, setSquare] = useState<Square | null>(null);
  const src = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(src), [src]);
  const closer = (by: number) => setZoom((now) => Math.min(closest, Math.max(1, now + by)));
  const onKeyDown = (press: KeyboardEvent) => {
    const by = zoomKeys[press.key];
    if (!by || press.ctrlKey || press.metaKey) return;
    press.preventDefault();
    closer(by);
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="relative h-64 w-full overflow-hidden rounded-card bg-code">
        <Cropper
          image={src}
          aspect={1}
          crop={crop}
          zoom={zoom}
          maxZoom={closest}
          keyboardStep={8}
          showGrid={false}
          // The page's policy lets no style in that is not a file of ours.
          disableAutomaticStylesInjection
          classes={{ cropAreaClassName: "rounded-[20%] focus-visible:outline-2 focus-visible:outline-focus" }}
          mediaProps={{ alt: "" }}
          cropperProps={{
            role: "group",
            "aria-label": t`Part of the picture to keep; arrow keys move it, plus and minus come closer`,
            onKeyDownCapture: onKeyDown,
          }}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropAreaChange={(_part, pixels) => setSquare(pixels)}
        />
      </div>
      <label className="flex items-center gap-3 text-meta text-quiet">
        {t`Closer`}
        <input
          type="range"
          min={1}
          max={closest}
          step={0.05}
          value={zoom}
          onChange={(change) => setZoom(Number(change.target.value))}
          className="min-w-0 flex-1 accent-accent touch:h-11"
        />
      </label>
      <div className="flex justify-end gap-2">
        <Button onPress={() => onDone(null)}>{otherwise ?? t`Cancel`}</Button>
        <Button kind="main" isDisabled={!square} onPress={() => square && onDone(cutSquare(image, square))}>
          {t`Use this part`}
        </Button>
      </div>
    </div>
  );
}
