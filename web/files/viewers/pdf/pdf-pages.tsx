import type { PDFDocumentProxy } from "pdfjs-dist";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { type PageSize, PdfPage } from "./pdf-page.tsx";

export type PdfPagesHandle = { show(page: number): void; focus(): void };

type Props = {
  ref: Ref<PdfPagesHandle>;
  label: string;
  document: PDFDocumentProxy;
  /** 1: as wide as there is room, up to a size that is good to read. */
  zoom: number;
  words: string;
  onPage: (page: number) => void;
};

const widest = 900;
const edge = 16;

/** All pages below each other; only those near the screen are drawn. */
export function PdfPages({ ref, label, document, zoom, words, onPage }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const room = useWidth(place);
  const usual = useFirstSize(document);
  const pageAt = (number: number) => place.current?.querySelector(`[data-page="${number}"]`);
  useImperativeHandle(ref, () => ({
    show: (number) => pageAt(number)?.scrollIntoView({ block: "start" }),
    focus: () => place.current?.focus(),
  }));
  const width = Math.max(1, Math.min(room - 2 * edge, widest) * zoom);
  const tell = () => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    const middle = top + (place.current?.clientHeight ?? 0) / 3;
    const shown = [...(place.current?.querySelectorAll<HTMLElement>("[data-page]") ?? [])].find(
      (page) => page.getBoundingClientRect().bottom > middle,
    );
    if (shown) onPage(Number(shown.dataset["page"]));
  };
  return (
    <div
      ref={place}
      // Scrolled by the keyboard as well.
      tabIndex={0}
      role="region"
      aria-label={label}
      className="min-h-0 flex-1 overflow-auto pb-20 outline-offset-[-2px]"
      onScroll={tell}
    >
      <div className="mx-auto flex w-max min-w-full flex-col items-center gap-3 px-4 pt-3">
        {usual &&
          room > 0 &&
          Array.from({ length: document.numPages }, (_, at) => (
            <PdfPage
              key={at}
              document={document}
              number={at + 1}
              width={width}
              usual={usual}
              words={words}
              around={place}
            />
          ))}
      </div>
    </div>
  );
}

function useWidth(place: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return width;
}

/** Pages are taken to be like the first until they are seen: most documents have one size. */
function useFirstSize(document: PDFDocumentProxy): PageSize | undefined {
  const [size, setSize] = useState<PageSize>();
  useEffect(() => {
    document.getPage(1).then(
      (page) => {
        const { width, height } = page.getViewport({ scale: 1 });
        setSize({ width, height });
      },
      () => setSize({ width: 595, height: 842 }),
    );
  }, [document]);
  return size;
}
