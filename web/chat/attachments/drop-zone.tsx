import { useLingui } from "@lingui/react/macro";
import { Paperclip } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "#ui/feedback/toast.ts";
import { conversationOf } from "../conversation.ts";
import { attach } from "./attach.ts";

/** The part of the page a file is held over, and the conversation it would go to. */
type Over = { key: string; pane: Element };

/** Files dropped anywhere over a conversation go to its field; stands once in the frame. */
export function DropZone() {
  const { t } = useLingui();
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => {
    const drag = (move: DragEvent) => {
      if (!move.dataTransfer?.types.includes("Files")) return;
      // A page that does not take a file is replaced by it.
      move.preventDefault();
      const next = document.querySelector("[data-modal]") ? null : paneAt(move.target);
      move.dataTransfer.dropEffect = next ? "copy" : "none";
      setOver((now) => (now?.pane === next?.pane ? now : next));
    };
    const leave = (move: DragEvent) => {
      if (move.relatedTarget === null) setOver(null);
    };
    const drop = (move: DragEvent) => {
      if (!move.dataTransfer?.types.includes("Files")) return;
      move.preventDefault();
      setOver(null);
      const pane = paneAt(move.target);
      if (pane)
        attach(
          conversationOf(pane.key),
          filesOf(move.dataTransfer, t`A folder cannot be attached. Choose the files in it.`),
        );
    };
    const listeners = { dragenter: drag, dragover: drag, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener);
    };
  }, [t]);
  if (!over) return null;
  const { left, top, width, height } = over.pane.getBoundingClientRect();
  return (
    <div className="appear pointer-events-none fixed z-20 p-3" style={{ left, top, width, height }}>
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-card border-2 border-dashed border-accent bg-accent-soft/95 text-accent-ink">
        <Paperclip size={28} strokeWidth={1.5} />
        <p className="text-title font-bold">{t`Drop to attach`}</p>
      </div>
    </div>
  );
}

/** A composer says which conversation it is of; what it stands in is the conversation's pane. */
function paneAt(target: EventTarget | null): Over | null {
  for (const composer of document.querySelectorAll<HTMLElement>("[data-conversation]")) {
    const pane = composer.parentElement;
    const key = composer.dataset.conversation;
    if (key && pane && target instanceof Node && pane.contains(target)) return { key, pane };
  }
  return null;
}

function filesOf({ items, files }: DataTransfer, folderWords: string): File[] {
  const folders = [...items].map((item) => item.kind === "file" && item.webkitGetAsEntry()?.isDirectory === true);
  if (folders.some(Boolean)) toast(folderWords, { kind: "danger" });
  return [...files].filter((_file, at) => !folders[at]);
}
