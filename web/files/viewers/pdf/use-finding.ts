import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";

/** Looking for words in a document. */
export type Finding = {
  isOpen: boolean;
  words: string;
  /** The pages the words are on, in their order; undefined while that is being found out. */
  found: readonly number[] | undefined;
  /** Which of them is shown. */
  at: number;
  open: () => void;
  close: () => void;
  look: (words: string) => void;
  step: (by: 1 | -1) => void;
};

const pause = 250;

/** The words of a page as one line, in small letters. A page that cannot be read has none. */
async function pageWords(document: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await document.getPage(number)).getTextContent();
  return items
    .map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
    .join("")
    .toLowerCase();
}

export function useFinding(document: PDFDocumentProxy, show: (page: number) => void): Finding {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly number[] | undefined>([]);
  const [at, setAt] = useState(0);
  const known = useRef(new Map<number, string>());
  /** A later search ends the one before. */
  const current = useRef(new AbortController());
  useEffect(() => () => current.current.abort(), []);
  const search = async (wanted: string, { signal }: AbortController) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const pages: number[] = [];
    for (let number = 1; number <= document.numPages && !signal.aborted; number += 1) {
      const text = known.current.get(number) ?? (await pageWords(document, number).catch(() => ""));
      known.current.set(number, text);
      if (!text.includes(wanted) || signal.aborted) continue;
      pages.push(number);
      if (pages.length === 1) show(number);
    }
    if (!signal.aborted) setFound(pages);
  };
  const look = (text: string) => {
    const wanted = text.trim().toLowerCase();
    current.current.abort();
    current.current = new AbortController();
    setWords(text.trim());
    setAt(0);
    setFound(wanted ? undefined : []);
    if (wanted) search(wanted, current.current).catch(reportError);
  };
  const step = (by: 1 | -1) => {
    if (!found || found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    show(found[next] ?? 1);
  };
  const close = () => {
    setOpen(false);
    look("");
  };
  return { isOpen, words, found, at, open: () => setOpen(true), close, look, step };
}
