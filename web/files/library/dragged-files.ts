import { type DragEvent, useState } from "react";
import { attempt } from "#platform/realtime/call-here.ts";
import { putFiles, type Spot } from "./place-files.ts";

/** What is dragged inside the app, as other places see it. */
const dragType = "application/x-atrium-files";

export function dragFiles(drag: DragEvent, ids: readonly string[]): void {
  drag.dataTransfer.setData(dragType, ids.join(" "));
  drag.dataTransfer.effectAllowed = "move";
}

/** Somewhere dragged files can be put; `onFiles` takes those that come from outside. */
export function useFileTarget(spot: Spot | null, onFiles?: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const takes = ({ dataTransfer: { types } }: DragEvent) =>
    spot !== null && (types.includes(dragType) || (onFiles !== undefined && types.includes("Files")));
  return {
    over,
    props: {
      onDragOver(drag: DragEvent) {
        if (!takes(drag)) return;
        drag.preventDefault();
        // The conversation's own way to take files must not see it.
        drag.stopPropagation();
        drag.dataTransfer.dropEffect = drag.dataTransfer.types.includes("Files") ? "copy" : "move";
        setOver(true);
      },
      onDragLeave(drag: DragEvent) {
        if (!drag.currentTarget.contains(drag.relatedTarget as Node | null)) setOver(false);
      },
      onDrop(drag: DragEvent) {
        setOver(false);
        if (!spot || !takes(drag)) return;
        drag.preventDefault();
        drag.stopPropagation();
        const ids = drag.dataTransfer.getData(dragType).split(" ").filter(Boolean);
        if (ids.length > 0) attempt(putFiles(ids, spot));
        else onFiles?.([...drag.dataTransfer.files]);
      },
    },
  };
}
