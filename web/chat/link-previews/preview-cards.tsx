import type { LinkPreview } from "@atrium/contract/chat/link-previews.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, useState } from "react";
import { usePreference } from "#people/preferences/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { attempt } from "../call-here.ts";
import { useAbilities } from "../channels/index.ts";
import { PreviewCard } from "./preview-card.tsx";
import { takeOff } from "./take-off.ts";

/** Below a message: what the pages it links to are. */
export const PreviewCards = memo(function PreviewCards({ message }: { message: Message }) {
  const { previews } = message.parts;
  return previews ? <Cards message={message} previews={previews} /> : null;
});

function Cards({ message, previews }: { message: Message; previews: LinkPreview[] }) {
  const { memberId } = useSpace();
  const abilities = useAbilities(message.channelId);
  const showsAll = usePreference("showPreviews");
  const [isOpen, setOpen] = useState<boolean>();
  const isOwn = message.authorId === memberId;
  const mayRemove = isOwn ? abilities?.send === true : abilities?.moderate === true;
  const open = isOpen ?? showsAll;
  return (
    <div className="flex flex-col gap-2 pt-1 pb-1.5">
      {!showsAll && <Fold count={previews.length} open={open} onChange={setOpen} />}
      {open &&
        previews.map((preview) => (
          <PreviewCard
            key={preview.id}
            preview={preview}
            {...(mayRemove && { onRemove: () => attempt(takeOff(message, preview.id)) })}
          />
        ))}
    </div>
  );
}

function Fold({ count, open, onChange }: { count: number; open: boolean; onChange: (open: boolean) => void }) {
  const { t } = useLingui();
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={open}
      className="flex min-h-6 cursor-pointer items-center gap-1 self-start text-meta text-quiet hover:underline touch:min-h-11"
      onClick={() => onChange(!open)}
    >
      <Icon size={14} strokeWidth={1.5} className="rtl:-scale-x-100" />
      {count === 1 ? t`Link preview` : t`${count} link previews`}
    </button>
  );
}
