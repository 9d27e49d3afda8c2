import "./text-viewer.css";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { Check, Copy, WrapText } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { ColouredPiece } from "#ui/code/index.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import type { FileViewerProps } from "../lightbox/index.ts";
import { codeLanguage } from "./code-language.ts";
import { TextFrame, WhenLoaded } from "./text-frame.tsx";
import { type FileText, useFileText } from "./use-file-text.ts";

/** Text and code as it was written, line by line. */
export default function TextViewer({ file }: FileViewerProps) {
  const loaded = useFileText(file);
  return <WhenLoaded loaded={loaded}>{(text) => <Lines key={file.version} file={file} content={text} />}</WhenLoaded>;
}

/** More lines than this are more elements than a page takes well. */
const mostLines = 20_000;
const linesInBlock = 200;

function Lines({ file, content: { text, isCut } }: { file: SharedFile; content: FileText }) {
  const { t } = useLingui();
  const language = codeLanguage(file.name);
  const [isWrapped, setWrapped] = useState(language === "");
  const all = useMemo(() => text.replace(/\n$/, "").split("\n"), [text]);
  const coloured = useColours(text, language);
  const lines = all.slice(0, mostLines);
  const blocks = Array.from({ length: Math.ceil(lines.length / linesInBlock) }, (_, at) => at * linesInBlock);
  const isPart = isCut || all.length > mostLines;
  return (
    <TextFrame
      label={file.name}
      note={isPart ? t`This is the beginning. Download the file for all of it.` : t`${all.length} lines`}
      tools={
        <>
          <IconButton
            icon={WrapText}
            label={t`Wrap long lines`}
            aria-pressed={isWrapped}
            onPress={() => setWrapped(!isWrapped)}
          />
          <CopyText text={text} />
        </>
      }
    >
      <div
        dir="ltr"
        className={`code-lines ${isWrapped ? "code-lines-wrapped" : ""}`}
        style={{ "--digits": `${String(lines.length).length}ch` } as never}
      >
        {blocks.map((from) => (
          <div key={from} className="code-lines-block">
            {lines.slice(from, from + linesInBlock).map((line, at) => (
              <div key={from + at} className="code-line" data-number={from + at + 1}>
                <Line text={line} pieces={coloured?.[from + at]} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </TextFrame>
  );
}

function Line({ text, pieces }: { text: string; pieces: ColouredPiece[] | undefined }) {
  if (!pieces) return text || "\n";
  return pieces.length > 0
    ? pieces.map((piece, at) => (
        <span key={at} className={piece.className}>
          {piece.text}
        </span>
      ))
    : "\n";
}

/** Colouring a text this long would be felt. */
const mostColoured = 200_000;

function useColours(text: string, language: string): ColouredPiece[][] | null {
  const [coloured, setColoured] = useState<ColouredPiece[][] | null>(null);
  useEffect(() => {
    if (!language || text.length > mostColoured) return;
    let current = true;
    const colour = async () => {
      const { colourLines } = await import("#ui/code/index.ts");
      if (current) setColoured(colourLines(text, language));
    };
    // Without the network it stays as it is: readable.
    colour().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [text, language]);
  return coloured;
}

function CopyText({ text }: { text: string }) {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <IconButton
      icon={isCopied ? Check : Copy}
      label={isCopied ? t`Copied` : t`Copy the text`}
      onPress={() => void copy().catch(reportError)}
    />
  );
}
