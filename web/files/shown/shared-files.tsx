import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { Suspense } from "react";
import { useSlot } from "#platform/slots/slot.ts";
import { isDrawn } from "../drawn-picture.ts";
import { contentAddress, previewAddress } from "../file-address.ts";
import { awaitsPreview } from "../file-previews.ts";
import { pictureOfFile } from "../uploads/index.ts";
import { VersionMark } from "../version-mark.tsx";
import { FileCard } from "./file-card.tsx";
import { useFile, useFiles, useRemoved } from "./file-changes.ts";
import { FileMenu } from "./file-menu.tsx";
import { fileViews } from "./file-view.ts";
import { type Picture, PictureGrid } from "./picture-grid.tsx";

type Props = { files: readonly SharedFile[]; onOpen: (file: SharedFile) => void };

/** The files of a message: pictures together, then the others, each as what it is. */
export function SharedFiles({ files, onOpen }: Props) {
  const removed = useRemoved();
  const shown = useFiles(files).filter(({ id }) => !removed.has(id));
  const pictures = shown.filter(isPicture);
  const others = shown.filter((file) => !isPicture(file));
  return (
    <div className="flex flex-col items-start gap-1.5">
      {pictures.length > 0 && <Pictures files={pictures} onOpen={onOpen} />}
      {others.map((file) => (
        <OtherFile key={file.id} file={file} onOpen={onOpen} />
      ))}
    </div>
  );
}

type Sized = SharedFile & { width: number; height: number };
/** Also what no browser draws, as a phone's pictures: its place is there before what stands for it comes. */
const isPicture = (file: SharedFile): file is Sized =>
  file.width !== null && file.height !== null && (file.kind === "image" || (hasStandIn(file) && awaitsPreview(file)));

const hasStandIn = ({ mediaType }: SharedFile): boolean => /^image\/(?:hei[cf]|tiff)$/.test(mediaType);

function Pictures({ files, onOpen }: { files: readonly Sized[]; onOpen: Props["onOpen"] }) {
  const { t } = useLingui();
  const fresh = useFiles(files);
  const pictures = files.map((file, at): Picture => {
    const now = fresh[at] ?? file;
    const { name, alt } = now;
    return {
      key: file.id,
      width: file.width,
      height: file.height,
      ...sourceOf(now),
      alt: alt || name,
      label: alt ? t`Open the picture ${name}: ${alt}` : t`Open the picture ${name}`,
      onPress: () => onOpen(now),
      over: (
        <>
          <VersionMark version={now.version} className="absolute start-1.5 top-1.5 shadow-raised" />
          <span className="absolute end-1 top-1 rounded-control bg-raised opacity-0 shadow-raised transition-opacity duration-120 focus-within:opacity-100 group-hover/tile:opacity-100 touch:hidden">
            <FileMenu file={now} />
          </span>
        </>
      ),
    };
  });
  return <PictureGrid pictures={pictures} />;
}

/** Up to this size the file itself is shown while there is no smaller picture of it. */
const fewBytes = 2_000_000;

function sourceOf(file: SharedFile): Pick<Picture, "src" | "srcSet"> {
  const here = pictureOfFile(file);
  if (here) return { src: here };
  // Only the file itself moves.
  if (file.mediaType === "image/gif" && file.size < fewBytes * 2) return { src: contentAddress(file) };
  const small = file.previews.find(({ size }) => size === "small");
  const large = file.previews.find(({ size }) => size === "large");
  const shownItself = isDrawn(file.mediaType) && (file.size < fewBytes || !awaitsPreview(file));
  if (!small) return { src: shownItself ? contentAddress(file) : undefined };
  const src = previewAddress(file, "small");
  if (!large) return { src };
  return { src, srcSet: `${src} ${small.width}w, ${previewAddress(file, "large")} ${large.width}w` };
}

function OtherFile({ file: given, onOpen }: { file: SharedFile; onOpen: Props["onOpen"] }) {
  const file = useFile(given);
  const view = useSlot(fileViews).find(({ kinds }) => kinds.includes(file.kind));
  const open = () => onOpen(file);
  if (!view) return <FileCard file={file} onOpen={open} />;
  return (
    <Suspense fallback={<FileCard file={file} onOpen={open} />}>
      <view.View file={file} onOpen={open} />
    </Suspense>
  );
}
