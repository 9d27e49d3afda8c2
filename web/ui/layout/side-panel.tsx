import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { IconButton } from "../controls/icon-button.tsx";
import { ResizeHandle } from "./resize-handle.tsx";
import { useWide } from "./use-wide.ts";

/** The element panels are drawn into, and how many there are now. The one opened last is seen. */
let outlet: HTMLElement | null = null;
let open = 0;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of [...listeners]) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

type PanelProps = {
  title: string;
  /** Quiet words beside the title, e.g. where the thread is. */
  detail?: ReactNode;
  /** Buttons before the cross. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/** Something beside the main pane: a thread, a profile, details. On a phone it takes the screen. Esc closes it. */
export function SidePanel({ title, detail, actions, onClose, children }: PanelProps) {
  const { t } = useLingui();
  const wide = useWide();
  const target = useSyncExternalStore(subscribe, () => outlet);
  useEffect(() => {
    open += 1;
    tell();
    return () => {
      open -= 1;
      tell();
    };
  }, []);
  if (!target) return null;
  return createPortal(
    <section
      aria-label={title}
      className="appear flex h-full min-w-0 flex-col not-last:hidden"
      onKeyDown={(press) => {
        if (press.key !== "Escape" || press.defaultPrevented) return;
        press.preventDefault();
        onClose();
      }}
    >
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line pe-3 ps-2 wide:ps-4">
        {!wide && <IconButton icon={ArrowLeft} label={t`Back`} onPress={onClose} />}
        <h2 className="truncate text-title font-bold">{title}</h2>
        <div className="min-w-0 flex-1 truncate text-ui text-quiet">{detail}</div>
        {actions}
        {wide && <IconButton icon={X} label={t`Close`} onPress={onClose} />}
      </header>
      {children}
    </section>,
    target,
  );
}

const widthKey = "atrium.panel-width";
const remembered = () => {
  const width = Number(localStorage.getItem(widthKey));
  return width >= 300 && width <= 800 ? width : 380;
};

let chosen = remembered();
const panelWidth = (): number => chosen;

function setWidth(next: number): void {
  chosen = next;
  localStorage.setItem(widthKey, String(next));
  tell();
}

/** Between a panel to glance at and one to read in. */
export const widenPanel = (): void => setWidth(chosen < 640 ? 720 : 380);

type OutletProps = {
  /** What the place is called, and the handle that sets its width. */
  label: string;
  sizeLabel: string;
  /** Its name among the regions that F6 walks. */
  region?: string;
};

/** Where side panels appear; stands once in the frame, after the main pane. */
export function SidePanelOutlet({ label, sizeLabel, region }: OutletProps) {
  const wide = useWide();
  const width = useSyncExternalStore(subscribe, () => panelWidth());
  const shown = useSyncExternalStore(subscribe, () => open > 0);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    outlet = element.current;
    tell();
    return () => {
      outlet = null;
      tell();
    };
  }, []);
  const place = wide ? "relative shrink-0" : "absolute inset-0 z-20";
  return (
    <aside aria-label={label} className={`${place} ${shown ? "flex" : "hidden"} min-w-0 max-w-full bg-page`}>
      {wide && <ResizeHandle label={sizeLabel} width={width} least={300} most={800} pane="end" onResize={setWidth} />}
      <div
        ref={element}
        data-region={shown ? region : undefined}
        tabIndex={-1}
        className="min-w-0 flex-1 outline-none"
        style={wide ? { width } : undefined}
      />
    </aside>
  );
}
