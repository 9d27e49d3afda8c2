import { contentAddress } from "../file-address.ts";
import { FileLine } from "./file-card.tsx";
import type { FileViewProps } from "./file-view.ts";

/** Something to listen to, played where it stands. */
export default function AudioView({ file, onOpen }: FileViewProps) {
  return (
    <div className="w-full max-w-90 overflow-hidden rounded-card border border-line bg-surface">
      <FileLine file={file} onOpen={onOpen} />
      {/* What people send each other has no subtitles. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        src={contentAddress(file)}
        controls
        preload="none"
        aria-label={file.name}
        className="h-10 w-full px-2 pb-2"
      />
    </div>
  );
}
