import type { SharedFile } from "@atrium/contract/files/files.ts";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { FileViewerProps } from "../lightbox/index.ts";
import { parseCsv, separatorOf } from "./parse-csv.ts";
import { TextFrame, WhenLoaded } from "./text-frame.tsx";
import { type FileText, useFileText } from "./use-file-text.ts";

/** Rows that are drawn; nobody reads more of them without a spreadsheet. */
const mostRows = 1000;
const mostColumns = 100;

/** A table of values, its first row as headings. */
export default function CsvViewer({ file }: FileViewerProps) {
  const loaded = useFileText(file);
  return <WhenLoaded loaded={loaded}>{(text) => <Table file={file} content={text} />}</WhenLoaded>;
}

const isNumber = (cell: string): boolean => /^[+-]?[\d., '\u00a0]*\d\s?[%€$£]?$/.test(cell.trim());

function Table({ file, content: { text, isCut } }: { file: SharedFile; content: FileText }) {
  const { t } = useLingui();
  const rows = useMemo(() => parseCsv(text, separatorOf(text), mostRows + 2), [text]);
  const [heading = [], ...all] = rows.map((row) => row.slice(0, mostColumns));
  const shown = all.slice(0, mostRows);
  const numbers = heading.map(
    (_, at) => shown.length > 0 && shown.slice(0, 20).every((row) => isNumber(row[at] ?? "")),
  );
  const isPart = isCut || all.length > mostRows;
  return (
    <TextFrame
      label={file.name}
      note={
        isPart ? t`These are the first ${shown.length} rows. Download the file for all of it.` : t`${shown.length} rows`
      }
    >
      <table className="min-w-full border-separate border-spacing-0 text-ui">
        <thead className="sticky top-0 bg-raised">
          <tr>
            <th aria-hidden className={`${edge} w-px`} />
            {heading.map((cell, at) => (
              <th
                key={at}
                scope="col"
                dir="auto"
                className={`${edge} font-medium ${numbers[at] ? "text-end" : "text-start"}`}
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, number) => (
            <tr key={number} className="hover:bg-hover">
              <td className={`${edge} text-end text-meta text-quiet tabular-nums select-none`}>{number + 1}</td>
              {heading.map((_, at) => (
                <td
                  key={at}
                  dir="auto"
                  className={`${edge} max-w-100 truncate whitespace-nowrap ${numbers[at] ? "text-end tabular-nums" : ""}`}
                  title={(row[at]?.length ?? 0) > 40 ? row[at] : undefined}
                >
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TextFrame>
  );
}

const edge = "border-b border-line px-3 py-1.5";
