import type { SharedFile } from "@atrium/contract/files/files.ts";
import { isDrawn } from "../drawn-picture.ts";
import { contentAddress, previewAddress } from "../file-address.ts";
import { FileIcon } from "../file-icon.tsx";
import { pictureOfFile } from "../uploads/index.ts";

/** Up to this size a picture is shown itself while there is no smaller one of it. */
const fewBytes = 2_000_000;

function addressOf(file: SharedFile): string | undefined {
  const here = pictureOfFile(file);
  if (here) return here;
  const preview = file.previews.find(({ size }) => size === "small" || size === "page" || size === "poster");
  if (preview) return previewAddress(file, preview.size);
  return isDrawn(file.mediaType) && file.size < fewBytes ? contentAddress(file) : undefined;
}

/** What a file looks like: a picture of it, or the sign of its kind. */
export function FilePicture({ file, large = false }: { file: SharedFile; large?: boolean }) {
  const address = addressOf(file);
  const top = file.kind === "image" ? "" : "object-top";
  if (address) {
    return (
      <img src={address} alt="" loading="lazy" draggable={false} className={`size-full bg-hover object-cover ${top}`} />
    );
  }
  return (
    <span className="flex size-full items-center justify-center bg-accent-soft text-accent-ink">
      <FileIcon kind={file.kind} size={large ? 32 : 20} strokeWidth={1.5} />
    </span>
  );
}
