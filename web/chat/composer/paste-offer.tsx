import { t } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { Button } from "#ui/controls/button.tsx";
import type { LongPaste } from "./writing-field.ts";

/** What else can be done with a long text than to show all of it. */
type PasteWay = { id: string; label: () => string; run: (paste: LongPaste, onFiles: OnFiles) => void };
type OnFiles = ((files: File[]) => void) | undefined;
const code: PasteWay = { id: "code", label: () => t`Make it a code block`, run: (paste) => paste.asCode() };
const file: PasteWay = {
  id: "file",
  label: () => t`Attach as a file`,
  run(paste, onFiles) {
    onFiles?.([new File([paste.words], t`Pasted text.txt`, { type: "text/plain" })]);
    paste.takeOut();
  },
};

type Props = { paste: LongPaste; onFiles: OnFiles; onDone: () => void };

/** After a long text was pasted: it can be made short. The text stays when nothing is chosen. */
export default function PasteOffer({ paste, onFiles, onDone }: Props) {
  const { t: words } = useLingui();
  const ways = onFiles ? [file, code] : [code];
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-1.5 text-meta text-quiet"
    >
      <span className="flex-1">
        <Trans>You pasted {paste.words.length} characters. A file or a code block is easier to read past.</Trans>
      </span>
      {ways.map((way) => (
        <Button
          key={way.id}
          size="small"
          kind="quiet"
          onPress={() => {
            way.run(paste, onFiles);
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
