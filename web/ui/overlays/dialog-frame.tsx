import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { IconButton } from "../controls/icon-button.tsx";
import type { DialogProps } from "./dialog.tsx";

const sizes = { small: "wide:max-w-100", usual: "wide:max-w-130", large: "wide:max-w-180" };

/** On a phone it rises from the lower edge and takes the width. */
export default function DialogFrame({
  title,
  onClose,
  size = "usual",
  asks = false,
  bare = false,
  atTop = false,
  children,
}: DialogProps) {
  const { t } = useLingui();
  const place = atTop ? "items-start wide:pt-[12vh]" : "items-end wide:items-center";
  return (
    <ModalOverlay
      data-modal
      isOpen
      isDismissable={!asks}
      onOpenChange={(open) => open || onClose()}
      className={`appear fixed inset-0 z-30 flex h-[var(--visible-height,100dvh)] justify-center bg-scrim wide:p-6 ${place}`}
    >
      <Modal
        className={`appear-up flex max-h-full w-full flex-col overflow-hidden rounded-t-card bg-raised shadow-raised wide:max-h-[86vh] wide:rounded-card ${atTop ? "max-wide:h-full max-wide:rounded-none" : ""} ${sizes[size]}`}
      >
        <AriaDialog role={asks ? "alertdialog" : "dialog"} className="flex min-h-0 flex-1 flex-col outline-none">
          <div className={bare ? "sr-only" : "flex shrink-0 items-center gap-2 py-3 pe-3 ps-5"}>
            <Heading slot="title" className="min-w-0 flex-1 truncate text-title font-bold">
              {title}
            </Heading>
            {!asks && !bare && <IconButton icon={X} label={t`Close`} onPress={onClose} />}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
