import { t } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { createSlot, useSlot } from "#platform/slots/slot.ts";
import { Button } from "#ui/controls/button.tsx";
import type { LongPaste } from "./writing-field.ts";

/** What else can be done with a long text than to show all of it. */
type PasteWay = { id: string; label: () => string; run: (paste: LongPaste) => void };
const pasteWays = createSlot<PasteWay>();
pasteWays.add({ id: "code", label: () => t`Make it a code block`, run: (paste) => paste.asCode() });

/** After a long text was pasted: it can be made short. The text stays when nothing is chosen. */
export default function PasteOffer({ paste, onDone }: { paste: LongPaste; onDone: () => void }) {
  const { t: words } = useLingui();
  const ways = useSlot(pasteWays);
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-1.5 text-meta text-quiet"
    >
      <span className="flex-1">
        <Trans>You pasted {paste.length} characters. A code block is folded until somebody opens it.</Trans>
      </span>
      {ways.map((way) => (
        <Button
          key={way.id}
          size="small"
          kind="quiet"
          onPress={() => {
            way.run(paste);
            onDone();
          }}
        >
          {way.label()}
        </Button>
      ))}
      <button
        type="button"
        aria-label={words`Keep it as text`}
        data-tip={words`Keep it as text`}
        className="flex size-8 cursor-pointer items-center justify-center rounded-control hover:bg-hover touch:size-11"
        onClick={onDone}
      >
        <X size={16} strokeWidth={1.5} />
      </button>
    </div>
  );
}
