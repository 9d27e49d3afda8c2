import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { type LucideIcon, ZoomIn, ZoomOut } from "lucide-react";
import { useRef, useState } from "react";
import { isDrawn } from "../drawn-picture.ts";
import { contentAddress, previewAddress } from "../file-address.ts";
import { pictureOfFile } from "../uploads/index.ts";
import type { FileViewerProps } from "./file-viewers.ts";
import { useZoom } from "./use-zoom.ts";

/** A picture to look at closely. The small one shows at once, the sharper ones take its place. */
export default function ImageViewer({ file, onStep, onClose }: FileViewerProps) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const [natural, setNatural] = useState({ width: file.width ?? 1600, height: file.height ?? 1200 });
  const { view, shown, larger, smaller, reset } = useZoom({
    place,
    picture: natural,
    onSwipe: (way) => (way === "down" ? onClose() : onStep(way === "left" ? 1 : -1)),
  });
  const percent = Math.round(((shown.width * view.scale) / natural.width) * 100);
  const sources = sourcesOf(file, shown.width * view.scale * devicePixelRatio);
  const style = {
    width: shown.width,
    height: shown.height,
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
  };
  return (
    <>
      <div
        ref={place}
        className={`relative flex size-full touch-none select-none items-center justify-center overflow-hidden ${view.scale > 1.01 ? "cursor-grab active:cursor-grabbing" : "cursor-zoom-in"}`}
      >
        <div className="relative shrink-0" style={style}>
          {sources.map((source, at) => (
            <img
              key={source}
              src={source}
              alt={at === sources.length - 1 ? file.alt || file.name : ""}
              draggable={false}
              className="absolute inset-0 size-full object-contain"
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
                if (file.width === null && at === sources.length - 1) setNatural({ width, height });
              }}
            />
          ))}
        </div>
      </div>
      <div
        role="toolbar"
        aria-label={t`Size of the picture`}
        className="absolute bottom-[max(16px,env(safe-area-inset-bottom))] left-1/2 flex -translate-x-1/2 items-center rounded-[8px] border border-line bg-raised/90 p-0.5 shadow-raised"
      >
        <Tool icon={ZoomOut} label={t`Smaller`} keys="-" onPress={smaller} />
        <button
          type="button"
          aria-label={t`${percent} %, show the whole picture`}
          data-tip={t`Show the whole picture`}
          data-tip-keys="0"
          className="h-8 w-14 cursor-pointer rounded-control text-meta text-quiet tabular-nums hover:bg-hover hover:text-text touch:h-11"
          onClick={reset}
        >
          {percent} %
        </button>
        <Tool icon={ZoomIn} label={t`Larger`} keys="+" onPress={larger} />
      </div>
    </>
  );
}

/** From what is there at once to what is sharp enough for so many pixels, one above the other. */
function sourcesOf(file: SharedFile, pixels: number): string[] {
  const here = pictureOfFile(file);
  if (here) return [here];
  const whole = contentAddress(file);
  if (file.mediaType === "image/gif") return [whole];
  const small = file.previews.find(({ size }) => size === "small");
  const large = file.previews.find(({ size }) => size === "large");
  const isSharp = large !== undefined && (pixels <= large.width * 1.3 || large.width >= (file.width ?? 0));
  return [
    ...(small ? [previewAddress(file, "small")] : []),
    ...(large ? [previewAddress(file, "large")] : []),
    ...(!isSharp && isDrawn(file.mediaType) ? [whole] : []),
  ];
}

const Tool = ({
  icon: Icon,
  label,
  keys,
  onPress,
}: {
  icon: LucideIcon;
  label: string;
  keys: string;
  onPress: () => void;
}) => (
  <button
    type="button"
    aria-label={label}
    data-tip={label}
    data-tip-keys={keys}
    className="flex size-8 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text touch:size-11"
    onClick={onPress}
  >
    <Icon size={18} strokeWidth={1.5} />
  </button>
);
