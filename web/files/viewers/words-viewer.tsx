import { readFileText } from "@atrium/contract/files/file-text.ts";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { useCallback } from "react";
import { callHere } from "#platform/realtime/call-here.ts";
import { downloadAddress } from "../file-address.ts";
import type { FileViewerProps } from "../lightbox/index.ts";
import { TextFrame, WhenLoaded } from "./text-frame.tsx";
import { useLoaded } from "./use-loaded.ts";

/** The words of a document that is not drawn here: enough to know whether it is the one that was meant. */
export default function WordsViewer({ file }: FileViewerProps) {
  const { id: fileId } = file;
  const loaded = useLoaded(useCallback(() => callHere(readFileText, { fileId }), [fileId]));
  return <WhenLoaded loaded={loaded}>{({ text }) => <Words file={file} text={text} />}</WhenLoaded>;
}

function Words({ file, text }: { file: SharedFile; text: string }) {
  const { t } = useLingui();
  return (
    <TextFrame
      width="prose"
      label={file.name}
      note={t`Only the words are shown here, without how they look. Download it to see it as it is.`}
      tools={
        <a
          href={downloadAddress(file)}
          download={file.name}
          className="flex h-9 items-center gap-2 rounded-control bg-accent px-3.5 text-ui font-medium text-on-accent hover:bg-accent-hover touch:h-11"
        >
          <Download size={18} strokeWidth={1.5} />
          {t`Download`}
        </a>
      }
    >
      <p
        dir="auto"
        className="mx-auto max-w-180 px-6 py-6 text-message whitespace-pre-wrap wrap-anywhere max-wide:px-4"
      >
        {text}
      </p>
    </TextFrame>
  );
}
