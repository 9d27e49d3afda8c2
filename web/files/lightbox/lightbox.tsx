import { useLingui } from "@lingui/react/macro";
import { ChevronLeft, ChevronRight, type LucideIcon } from "lucide-react";
import { Suspense, useEffect } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useSlot } from "#platform/slots/slot.ts";
import { Spinner } from "#ui/feedback/spinner.tsx";
import { previewAddress } from "../file-address.ts";
import { useFile } from "../shown/index.ts";
import { type FileViewerProps, fileViewers } from "./file-viewers.ts";
import { LightboxBar } from "./lightbox-bar.tsx";
import { closeLightbox, type LightboxItem, stepLightbox } from "./lightbox-state.ts";
import { NoViewer } from "./no-viewer.tsx";

type Props = { items: readonly LightboxItem[]; at: number };

/** One file over everything, and the others of its conversation to either side. Dark in both themes, as pictures like it. */
export default function Lightbox({ items, at }: Props) {
  const { t } = useLingui();
  const item = items[at];
  useNeighbours(items, at);
  useEffect(() => {
    addEventListener("keydown", step);
    return () => removeEventListener("keydown", step);
  }, []);
  if (!item) return null;
  return (
    <ModalOverlay
      data-modal
      data-theme="dark"
      isOpen
      onOpenChange={(open) => open || closeLightbox()}
      className="appear scheme-dark fixed inset-0 z-30 h-[var(--visible-height,100dvh)] bg-page text-text"
    >
      <Modal className="size-full outline-none">
        <Dialog aria-label={item.file.name} className="flex size-full flex-col outline-none">
          <LightboxBar item={item} at={at} count={items.length} />
          <div className="relative min-h-0 flex-1">
            <Viewer key={item.file.id} item={item} />
            {at > 0 && <Side icon={ChevronLeft} side="start-2" label={t`The file before`} by={-1} />}
            {at < items.length - 1 && <Side icon={ChevronRight} side="end-2" label={t`The next file`} by={1} />}
          </div>
          <p className="sr-only" role="status">
            {t`${item.file.name}, ${at + 1} of ${items.length}`}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Left and right go through the files, unless what has the focus means something by them. */
function step(press: KeyboardEvent): void {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return;
  const uses = press.target instanceof Element && press.target.closest("input, textarea, video, audio, [role=menu]");
  const by = { ArrowLeft: -1, ArrowRight: 1 }[press.key];
  if (uses || !by) return;
  press.preventDefault();
  stepLightbox(document.dir === "rtl" ? -by : by);
}

function Viewer({ item }: { item: LightboxItem }) {
  const file = useFile(item.file);
  const viewer = useSlot(fileViewers).find(({ kinds, fits }) => kinds.includes(file.kind) && (fits?.(file) ?? true));
  const props: FileViewerProps = { file, onStep: stepLightbox, onClose: closeLightbox };
  if (!viewer) return <NoViewer file={file} />;
  return (
    <Suspense fallback={<Waiting />}>
      <viewer.View {...props} />
    </Suspense>
  );
}

const Waiting = () => (
  <span className="after-150 flex size-full items-center justify-center text-quiet">
    <Spinner />
  </span>
);

const Side = ({ icon: Icon, side, label, by }: { icon: LucideIcon; side: string; label: string; by: 1 | -1 }) => (
  <button
    type="button"
    aria-label={label}
    data-tip={label}
    className={`absolute top-1/2 flex size-11 -translate-y-1/2 cursor-pointer items-center justify-center rounded-full border border-line bg-raised/80 text-text hover:bg-hover max-wide:hidden ${side}`}
    onClick={() => stepLightbox(by)}
  >
    <Icon size={22} strokeWidth={1.5} className="rtl:-scale-x-100" />
  </button>
);

/** Fetches the pictures to either side, so that going on does not wait. */
function useNeighbours(items: readonly LightboxItem[], at: number): void {
  useEffect(() => {
    for (const near of [items[at + 1], items[at - 1]]) {
      if (near?.file.previews.some(({ size }) => size === "large")) {
        new Image().src = previewAddress(near.file, "large");
      }
    }
  }, [items, at]);
}
