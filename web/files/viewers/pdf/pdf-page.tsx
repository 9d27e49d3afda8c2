import "./pdf-page.css";
import { useLingui } from "@lingui/react/macro";
import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from "pdfjs-dist";
import { type RefObject, useEffect, useRef, useState } from "react";

export type PageSize = { width: number; height: number };

type Props = {
  document: PDFDocumentProxy;
  number: number;
  /** Pixels on the screen. */
  width: number;
  usual: PageSize;
  words: string;
  around: RefObject<HTMLElement | null>;
};

/** One page: drawn while it is near, with its words above the picture to be marked and copied. */
export function PdfPage({ document, number, width, usual, words, around }: Props) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place, around);
  const page = usePage(document, number, isNear);
  const size = page?.getViewport({ scale: 1 }) ?? usual;
  const scale = width / size.width;
  return (
    <div
      ref={place}
      data-page={number}
      role="img"
      aria-label={t`Page ${number}`}
      className="pdf-page relative shrink-0 scroll-mt-2 overflow-hidden rounded-control"
      style={{ width, height: Math.round(size.height * scale) }}
    >
      {page && isNear && <Drawn page={page} scale={scale} words={words} />}
    </div>
  );
}

/** More pixels than this some devices draw as nothing. */
const mostPixels = 16_000_000;

function Drawn({ page, scale, words }: { page: PDFPageProxy; scale: number; words: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { width, height } = page.getViewport({ scale });
    const fine = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
    const drawing = page.render({ canvas: canvas.current, viewport: page.getViewport({ scale: scale * fine }) });
    drawing.promise.catch(() => undefined);
    return () => drawing.cancel();
  }, [page, scale]);
  useTextLayer(page, scale, layer, words);
  const { width, height } = page.getViewport({ scale });
  const fine = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
  return (
    <>
      <canvas
        ref={canvas}
        width={Math.floor(width * fine)}
        height={Math.floor(height * fine)}
        className="block size-full"
      />
      <div ref={layer} className="pdf-words" style={{ "--total-scale-factor": scale } as never} />
    </>
  );
}

function useTextLayer(page: PDFPageProxy, scale: number, place: RefObject<HTMLDivElement | null>, words: string): void {
  const [layer, setLayer] = useState<TextLayer>();
  useEffect(() => {
    const container = place.current;
    if (!container) return;
    const made = new TextLayer({
      textContentSource: page.streamTextContent(),
      container,
      viewport: page.getViewport({ scale }),
    });
    made.render().then(
      () => setLayer(made),
      () => undefined,
    );
    return () => {
      made.cancel();
      container.replaceChildren();
    };
  }, [page, scale, place]);
  useEffect(() => {
    const wanted = words.toLowerCase();
    layer?.textDivs.forEach((line, at) => {
      const isFound = wanted !== "" && (layer.textContentItemsStr[at] ?? "").toLowerCase().includes(wanted);
      line.classList.toggle("pdf-found", isFound);
    });
  }, [layer, words]);
}

/** Whether it is on the screen or soon will be. */
function useNear(place: RefObject<HTMLElement | null>, around: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting ?? false), {
      root: around.current,
      rootMargin: "100% 0px",
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [place, around]);
  return isNear;
}

function usePage(document: PDFDocumentProxy, number: number, isNear: boolean): PDFPageProxy | undefined {
  const [page, setPage] = useState<PDFPageProxy>();
  useEffect(() => {
    if (!isNear || page) return;
    let isCurrent = true;
    document.getPage(number).then(
      (got) => isCurrent && setPage(got),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [document, number, isNear, page]);
  useEffect(() => () => void page?.cleanup(), [page]);
  return page;
}
