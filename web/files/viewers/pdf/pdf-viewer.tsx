import { useLingui } from "@lingui/react/macro";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { contentAddress } from "../../file-address.ts";
import { type FileViewerProps, NoViewer } from "../../lightbox/index.ts";
import { WhenLoaded } from "../text-frame.tsx";
import { useLoaded } from "../use-loaded.ts";
import { openPdf } from "./open-pdf.ts";
import { PdfPages, type PdfPagesHandle } from "./pdf-pages.tsx";
import { PdfTools } from "./pdf-tools.tsx";
import { useFinding } from "./use-finding.ts";

/** A document page by page, as it would be printed. One that only its password opens is a card to download. */
export default function PdfViewer({ file }: FileViewerProps) {
  const address = contentAddress(file);
  const loaded = useLoaded(useCallback((signal: AbortSignal) => openPdf(address, signal), [address]));
  return (
    <WhenLoaded loaded={loaded}>
      {(opened) =>
        typeof opened === "string" ? <NoViewer file={file} /> : <Pages name={file.name} document={opened} />
      }
    </WhenLoaded>
  );
}

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

function Pages({ name, document }: { name: string; document: PDFDocumentProxy }) {
  const { t } = useLingui();
  const pages = useRef<PdfPagesHandle>(null);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const looking = useFinding(document, (number) => pages.current?.show(number));
  const close = () => {
    // The field goes with what has the focus: without this the next Escape would reach nothing.
    pages.current?.focus();
    looking.close();
  };
  const finding = { ...looking, close };
  const larger = () => setZoom((now) => zooms.find((one) => one > now) ?? now);
  const smaller = () => setZoom((now) => zooms.findLast((one) => one < now) ?? now);
  useKeys({ larger, smaller, fit: () => setZoom(1), find: finding.open });
  return (
    <div className="relative flex size-full flex-col">
      <PdfPages
        ref={pages}
        label={t`${name}, ${document.numPages} pages`}
        document={document}
        zoom={zoom}
        words={finding.words}
        onPage={setPage}
      />
      <PdfTools
        page={page}
        pages={document.numPages}
        zoom={zoom}
        finding={finding}
        onPage={(number) => pages.current?.show(number)}
        onLarger={larger}
        onSmaller={smaller}
        onFit={() => setZoom(1)}
      />
    </div>
  );
}

/** Wherever the focus is, as long as nobody is writing. */
function useKeys({ larger, smaller, fit, find }: Record<"larger" | "smaller" | "fit" | "find", () => void>): void {
  const onKey = useEffectEvent((press: KeyboardEvent) => {
    const isFind = press.key === "f" && (press.ctrlKey || press.metaKey);
    const isHeld = press.ctrlKey || press.metaKey || press.altKey;
    const isWriting = press.target instanceof HTMLInputElement;
    const alone = isHeld || isWriting ? undefined : { "+": larger, "=": larger, "-": smaller, "0": fit }[press.key];
    const run = isFind ? find : alone;
    if (!run) return;
    press.preventDefault();
    run();
  });
  useEffect(() => {
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
