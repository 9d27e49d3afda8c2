import { t } from "@lingui/core/macro";
import { Suspense } from "react";
import { useSlot } from "#platform/slots/slot.ts";
import { isDrawn } from "../drawn-picture.ts";
import { kindOfType } from "../file-icon.tsx";
import { previewsAreMade } from "../file-previews.ts";
import { percentOf } from "../file-words.ts";
import { AttachmentCard, pictureOf, type Upload, UploadBar, useUploads } from "../uploads/index.ts";
import { hasPage, PageToCome, pagePlace } from "./file-card.tsx";
import { uploadViews } from "./file-view.ts";
import { type Picture, PictureGrid } from "./picture-grid.tsx";

/** The files of a message that is on its way, in the places they will have. */
export function UploadsOfMessage({ holder }: { holder: string }) {
  const uploads = useUploads(holder);
  const pictures = uploads.flatMap((upload) => asPicture(upload) ?? []);
  const drawn = new Set(pictures.map(({ key }) => key));
  const others = uploads.filter(({ id }) => !drawn.has(id));
  return (
    <div className="flex flex-col items-start gap-1.5">
      {pictures.length > 0 && <PictureGrid pictures={pictures} />}
      {others.length > 0 && (
        <ul className="flex w-full max-w-90 flex-col gap-1.5">
          {others.map((upload) => (
            <UploadOfMessage key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </div>
  );
}

function UploadOfMessage({ upload }: { upload: Upload }) {
  const view = useSlot(uploadViews).find(({ fits }) => fits(upload) && upload.state !== "refused");
  const kind = kindOfType(upload.mediaType);
  const above = hasPage(kind) && previewsAreMade() && upload.state !== "refused" && (
    <span className={pagePlace}>
      <PageToCome kind={kind} />
    </span>
  );
  const card = <AttachmentCard upload={upload} above={above} />;
  return view ? (
    <Suspense fallback={card}>
      <view.View upload={upload} />
    </Suspense>
  ) : (
    card
  );
}

function asPicture(upload: Upload): Picture | null {
  const { id, name, alt, width, height, mediaType, state, sent, size } = upload;
  const src = pictureOf(upload);
  if (!src || !isDrawn(mediaType) || width === null || height === null || state === "refused") return null;
  const percent = percentOf(sent, size);
  return {
    key: id,
    src,
    width,
    height,
    alt: alt || name,
    label: name,
    over: state !== "done" && (
      <>
        <span className="absolute bottom-2 start-2 rounded-full bg-raised px-2 py-0.5 text-meta font-medium tabular-nums shadow-raised">
          {t`${percent} %`}
        </span>
        <UploadBar upload={upload} />
      </>
    ),
  };
}
