import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { contentAddress, previewAddress } from "../file-address.ts";
import { type FileViewerProps, NoViewer } from "../lightbox/index.ts";
import { PlayingSpeed } from "./playing-speed.tsx";

/** A film as large as it fits. One that this browser cannot play is a card to download. */
export default function VideoViewer({ file }: FileViewerProps) {
  const { t } = useLingui();
  const player = useRef<HTMLVideoElement>(null);
  const [isUnknown, setUnknown] = useState(false);
  const play = (speed: number) => {
    if (player.current) player.current.playbackRate = speed;
  };
  if (isUnknown) return <NoViewer file={file} />;
  const poster = file.previews.some(({ size }) => size === "poster");
  return (
    <div className="flex size-full flex-col items-center justify-center gap-3 px-4 pb-[max(16px,env(safe-area-inset-bottom))] max-wide:px-0">
      {/* What people send each other has no subtitles. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={player}
        src={contentAddress(file)}
        poster={poster ? previewAddress(file, "poster") : undefined}
        controls
        autoPlay
        playsInline
        aria-label={t`Video ${file.name}`}
        className="min-h-0 max-h-full max-w-full rounded-control bg-sidebar"
        onError={() => setUnknown(true)}
      />
      <PlayingSpeed onChange={play} />
    </div>
  );
}
