import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { richTexts } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import type { FileViewerProps } from "../lightbox/index.ts";
import { TextFrame, WhenLoaded } from "./text-frame.tsx";
import { type FileText, useFileText } from "./use-file-text.ts";

/** Drawn at once; a book of it would be felt. */
const mostLetters = 200_000;

/** Markdown as it is meant to be read, drawn like messages are. */
export default function MarkdownViewer({ file }: FileViewerProps) {
  const loaded = useFileText(file);
  return <WhenLoaded loaded={loaded}>{(text) => <Sheet file={file} content={text} />}</WhenLoaded>;
}

function Sheet({ file, content: { text, isCut } }: { file: SharedFile; content: FileText }) {
  const { t } = useLingui();
  const [RichText] = useSlot(richTexts);
  const isPart = isCut || text.length > mostLetters;
  return (
    <TextFrame
      width="prose"
      label={file.name}
      note={isPart && t`This is the beginning. Download the file for all of it.`}
    >
      <div className="mx-auto max-w-180 px-6 py-6 text-message max-wide:px-4">
        {RichText && <RichText text={text.slice(0, mostLetters)} />}
      </div>
    </TextFrame>
  );
}
