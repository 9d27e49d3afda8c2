import { useLingui } from "@lingui/react/macro";
import { ChevronDown, ChevronUp, Search, X, ZoomIn, ZoomOut } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { IconButton } from "#ui/controls/icon-button.tsx";
import type { Finding } from "./use-finding.ts";

type Props = {
  page: number;
  pages: number;
  zoom: number;
  finding: Finding;
  onPage: (page: number) => void;
  onLarger: () => void;
  onSmaller: () => void;
  onFit: () => void;
};

/** Pages, size and finding words, below the document. */
export function PdfTools({ page, pages, zoom, finding, onPage, onLarger, onSmaller, onFit }: Props) {
  const { t } = useLingui();
  const percent = Math.round(zoom * 100);
  if (finding.isOpen) return <FindBar finding={finding} />;
  return (
    <div role="toolbar" aria-label={t`Document`} className={bar}>
      <PageField page={page} pages={pages} onPage={onPage} />
      <span className="mx-1 h-5 w-px bg-line" />
      <IconButton icon={ZoomOut} label={t`Smaller`} keys={["-"]} onPress={onSmaller} />
      <button
        type="button"
        aria-label={t`${percent} %, as wide as the page`}
        data-tip={t`As wide as the page`}
        data-tip-keys="0"
        className="h-8 w-14 cursor-pointer rounded-control text-meta text-quiet tabular-nums hover:bg-hover hover:text-text touch:h-11 max-wide:hidden"
        onClick={onFit}
      >
        {percent} %
      </button>
      <IconButton icon={ZoomIn} label={t`Larger`} keys={["+"]} onPress={onLarger} />
      <span className="mx-1 h-5 w-px bg-line" />
      <IconButton icon={Search} label={t`Find in the document`} onPress={finding.open} />
    </div>
  );
}

const bar =
  "absolute bottom-[max(16px,env(safe-area-inset-bottom))] left-1/2 flex max-w-[calc(100%-16px)] -translate-x-1/2 items-center rounded-[8px] border border-line bg-raised/95 p-0.5 shadow-raised";

function PageField({ page, pages, onPage }: Pick<Props, "page" | "pages" | "onPage">) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = String(page);
  }, [page]);
  const go = (submit: FormEvent) => {
    submit.preventDefault();
    const wanted = Number(field.current?.value);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onPage(wanted);
  };
  return (
    <form className="flex items-center gap-1.5 px-2 text-meta whitespace-nowrap text-quiet tabular-nums" onSubmit={go}>
      <input
        ref={field}
        defaultValue={page}
        inputMode="numeric"
        aria-label={t`Page, of ${pages}`}
        className="h-7 w-11 rounded-control border border-control bg-surface text-center text-text touch:h-10"
        onBlur={go}
      />
      <span>{t`of ${pages}`}</span>
    </form>
  );
}

function FindBar({ finding }: { finding: Finding }) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { found, at, words } = finding;
  const state =
    words === ""
      ? ""
      : found === undefined
        ? t`Looking`
        : found.length === 0
          ? t`Not found`
          : t`Page ${found[at]}, ${at + 1} of ${found.length}`;
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key === "Escape") finding.close();
    else if (press.key === "Enter") finding.step(press.shiftKey ? -1 : 1);
    else return;
    press.preventDefault();
    press.stopPropagation();
  };
  return (
    <div role="search" className={bar}>
      <input
        ref={field}
        aria-label={t`Find in the document`}
        placeholder={t`Find in the document`}
        className="h-8 w-56 min-w-0 rounded-control bg-transparent px-2.5 text-ui text-text placeholder:text-quiet touch:h-11"
        onChange={({ target }) => finding.look(target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="px-1 text-meta whitespace-nowrap text-quiet tabular-nums">
        {state}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t`The one before`}
        keys={["Shift", "Enter"]}
        onPress={() => finding.step(-1)}
      />
      <IconButton icon={ChevronDown} label={t`The next one`} keys={["Enter"]} onPress={() => finding.step(1)} />
      <IconButton icon={X} label={t`Close`} keys={["Esc"]} onPress={finding.close} />
    </div>
  );
}
