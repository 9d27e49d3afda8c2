import { contentAddress, previewAddress } from "../file-address.ts";
import { FileLine } from "./file-card.tsx";
import type { FileViewProps } from "./file-view.ts";
import { boxOf } from "./picture-box.ts";

const most = { width: 420, height: 320 };

/** A film, played where it stands. */
export default function VideoView({ file, onOpen }: FileViewProps) {
  const known = file.width !== null && file.height !== null;
  const { width, height } = boxOf(
    { width: known ? (file.width ?? 16) : 1600, height: known ? (file.height ?? 9) : 900 },
    most,
  );
  const poster = file.previews.some(({ size }) => size === "poster");
  return (
    <div
      className="max-w-full overflow-hidden rounded-card border border-line bg-surface"
      style={{ width: Math.max(width, 280) }}
    >
      {/* What people send each other has no subtitles. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        src={contentAddress(file)}
        poster={poster ? previewAddress(file, "poster") : undefined}
        controls
        playsInline
        preload={poster ? "none" : "metadata"}
        aria-label={file.name}
        className="block w-full bg-hover"
        style={{ aspectRatio: `${width} / ${height}` }}
      />
      <FileLine file={file} onOpen={onOpen} />
    </div>
  );
}
