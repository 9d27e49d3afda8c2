import type { LinkPreview } from "@atrium/contract/chat/link-previews.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { memo, useState } from "react";
import { usePreference } from "#people/preferences/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { attempt } from "../call-here.ts";
import { useAbilities } from "../channels/index.ts";
import { PreviewCard } from "./preview-card.tsx";
import { PreviewFold } from "./preview-fold.tsx";
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
      {!showsAll && <PreviewFold count={previews.length} open={open} onChange={setOpen} />}
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
