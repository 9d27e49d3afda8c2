import { plainText } from "@atrium/contract/chat/message-text.ts";
import { placesOf } from "@atrium/contract/search/fold-text.ts";
import { useLayoutEffect, useRef } from "react";
import { richTexts } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import "./highlighted-text.css";

type Props = {
  text: string;
  terms: readonly string[];
  /** It is no message: its signs mean nothing. */
  plain?: boolean;
};

/** A text as messages are drawn, with the words that were looked for marked. */
export function HighlightedText({ text, terms, plain = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [Rich] = useSlot(richTexts);
  const shown = excerptOf(text, terms);
  const isWhole = shown === text;
  useLayoutEffect(() => (box.current ? mark(box.current, terms) : undefined), [shown, terms, Rich]);
  return (
    <div ref={box} className="max-h-72 overflow-hidden text-message wrap-anywhere">
      {Rich && isWhole && !plain ? <Rich text={shown} /> : <p dir="auto">{shown}</p>}
    </div>
  );
}

/** Long texts show what stands around the first place that fits. */
const mostLetters = 900;
const around = 300;

function excerptOf(text: string, terms: readonly string[]): string {
  if (text.length <= mostLetters) return text;
  const plain = plainText(text, 40_000);
  const first = placesOf(plain, terms)[0]?.[0] ?? 0;
  const from = Math.max(0, first - around);
  const part = plain.slice(from, from + 2 * around);
  return `${from > 0 ? "…" : ""}${part.trim()}${from + 2 * around < plain.length ? "…" : ""}`;
}

/** Marks places in what is drawn without touching it: the ranges are the browser's own (CSS Custom Highlight API). */
function mark(box: HTMLElement, terms: readonly string[]): (() => void) | undefined {
  if (typeof Highlight === "undefined" || terms.length === 0) return undefined;
  const highlight = CSS.highlights.get("found") ?? new Highlight();
  CSS.highlights.set("found", highlight);
  const ranges = rangesIn(box, terms);
  for (const range of ranges) highlight.add(range);
  return () => {
    for (const range of ranges) highlight.delete(range);
  };
}

function rangesIn(box: HTMLElement, terms: readonly string[]): Range[] {
  const nodes: { node: Node; from: number }[] = [];
  let text = "";
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, from: text.length });
    text += node.nodeValue ?? "";
  }
  const placeOf = (at: number, isEnd: boolean) =>
    nodes.findLast(({ from }) => (isEnd ? from < at : from <= at)) ?? { node: box as Node, from: at };
  return placesOf(text, terms).map(([from, to]) => {
    const [start, end] = [placeOf(from, false), placeOf(to, true)];
    const range = document.createRange();
    range.setStart(start.node, from - start.from);
    range.setEnd(end.node, to - end.from);
    return range;
  });
}
