import { useLingui } from "@lingui/react/macro";
import { AudioLines } from "lucide-react";
import { useRef, useState } from "react";
import { contentAddress } from "../file-address.ts";
import { type FileViewerProps, NoViewer } from "../lightbox/index.ts";
import { PlayingSpeed } from "./playing-speed.tsx";

/** A recording to listen to. One that this browser cannot play is a card to download. */
export default function AudioViewer({ file }: FileViewerProps) {
  const { t } = useLingui();
  const player = useRef<HTMLAudioElement>(null);
  const [isUnknown, setUnknown] = useState(false);
  const play = (speed: number) => {
    if (player.current) player.current.playbackRate = speed;
  };
  if (isUnknown) return <NoViewer file={file} />;
  return (
    <div className="flex size-full flex-col items-center justify-center gap-5 p-6">
      <span className="flex size-24 items-center justify-center rounded-card bg-raised text-accent-ink">
        <AudioLines size={40} strokeWidth={1.25} />
      </span>
      <p dir="auto" className="max-w-120 text-center text-message font-medium wrap-anywhere">
        {file.name}
      </p>
      {/* What people send each other has no subtitles. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={player}
        src={contentAddress(file)}
        controls
        autoPlay
        aria-label={t`Recording ${file.name}`}
        className="w-full max-w-120"
        onError={() => setUnknown(true)}
      />
      <PlayingSpeed onChange={play} />
    </div>
  );
}
