import type { FileKind, SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { useState } from "react";
import { downloadAddress, previewAddress } from "../file-address.ts";
import { FileIcon } from "../file-icon.tsx";
import { awaitsPreview } from "../file-previews.ts";
import { sizeWords } from "../file-words.ts";
import { FileMenu } from "./file-menu.tsx";
import type { FileViewProps } from "./file-view.ts";

/** A file by its name, with its first page when its kind has one. */
export function FileCard({ file, onOpen }: FileViewProps) {
  const { t } = useLingui();
  const page = file.previews.find(({ size }) => size === "page");
  const [awaited] = useState(() => hasPage(file.kind) && awaitsPreview(file));
  return (
    <div className="w-full max-w-90 overflow-hidden rounded-card border border-line bg-surface">
      {(page || awaited) && (
        <button
          type="button"
          aria-label={t`Open ${file.name}`}
          tabIndex={-1}
          className={`cursor-pointer overflow-hidden ${pagePlace}`}
          onClick={onOpen}
        >
          {page ? (
            <img
              src={previewAddress(file, "page")}
              alt=""
              width={page.width}
              height={page.height}
              loading="lazy"
              className="h-full w-full object-cover object-top"
            />
          ) : (
            <PageToCome kind={file.kind} />
          )}
        </button>
      )}
      <FileLine file={file} onOpen={onOpen} />
    </div>
  );
}

/** The server makes a picture of their first page: its place is there before it comes, so that nothing moves then. */
export const hasPage = (kind: FileKind): boolean => kind === "pdf";

export const pagePlace = "block h-44 w-full border-b border-line bg-hover";

export const PageToCome = ({ kind }: { kind: FileKind }) => (
  <span className="flex size-full items-center justify-center text-quiet">
    <FileIcon kind={kind} size={36} strokeWidth={1.25} />
  </span>
);

/** Icon, name, size and download, on one line. */
export function FileLine({ file, onOpen }: FileViewProps) {
  const { t } = useLingui();
  return (
    <div className="relative flex h-14 items-center gap-2 pe-1.5 ps-2 touch:h-16">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent-ink">
        <FileIcon kind={file.kind} size={20} strokeWidth={1.5} />
      </span>
      <button
        type="button"
        className="flex min-w-0 flex-1 cursor-pointer flex-col text-start before:absolute before:inset-0 before:rounded-card hover:before:bg-hover/50 focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:-outline-offset-2 focus-visible:before:outline-focus"
        onClick={onOpen}
      >
        <span className="max-w-full truncate text-ui font-medium" dir="auto" title={file.name}>
          {file.name}
        </span>
        <Facts file={file} />
      </button>
      <a
        href={downloadAddress(file)}
        download={file.name}
        aria-label={t`Download ${file.name}`}
        data-tip={t`Download`}
        className="relative flex size-8 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-pressed hover:text-text touch:size-11"
      >
        <Download size={18} strokeWidth={1.5} />
      </a>
      <span className="relative">
        <FileMenu file={file} />
      </span>
    </div>
  );
}

function Facts({ file: { name, pages, size, version } }: { file: SharedFile }) {
  const { t } = useLingui();
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
  const length = pages === null ? null : pages === 1 ? t`1 page` : t`${pages} pages`;
  return (
    <span className="max-w-full truncate text-meta text-quiet">
      {[ending, length, sizeWords(size), version > 1 && t`version ${version}`].filter(Boolean).join(" · ")}
    </span>
  );
}
