import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { downloadAddress, previewAddress } from "../file-address.ts";
import { FileIcon } from "../file-icon.tsx";
import { sizeWords } from "../file-words.ts";

/** A file that cannot be looked at here: what it is, its first page if there is a picture of it, and the way to have it. */
export function NoViewer({ file }: { file: SharedFile }) {
  const { t } = useLingui();
  const page = file.previews.find(({ size }) => size === "page");
  return (
    <div className="flex size-full flex-col items-center justify-center gap-4 overflow-y-auto p-6 text-center">
      {page ? (
        <img
          src={previewAddress(file, "page")}
          alt=""
          width={page.width}
          height={page.height}
          className="h-auto max-h-[65%] w-auto max-w-full rounded-control border border-line object-contain"
        />
      ) : (
        <span className="flex size-20 items-center justify-center rounded-card bg-raised text-accent-ink">
          <FileIcon kind={file.kind} size={36} strokeWidth={1.25} />
        </span>
      )}
      <p className="max-w-120 text-message font-medium wrap-anywhere" dir="auto">
        {file.name}
      </p>
      <a
        href={downloadAddress(file)}
        download={file.name}
        className="flex h-9 items-center gap-2 rounded-control bg-accent px-3.5 text-ui font-medium text-on-accent hover:bg-accent-hover touch:h-11"
      >
        <Download size={18} strokeWidth={1.5} />
        {t`Download, ${sizeWords(file.size)}`}
      </a>
    </div>
  );
}
