import type { Message } from "@atrium/contract/chat/messages.ts";
import type { Reference } from "@atrium/contract/protocol/reference.ts";
import { memo, useMemo, useState } from "react";
import { usePreference } from "#people/preferences/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { PreviewFold } from "../link-previews/index.ts";
import { LinkedCard } from "./linked-card.tsx";
import { useLinked } from "./linked-store.ts";
import { placesIn } from "./places-in.ts";

/** Below a message: the messages and channels it links to, as far as the one who reads may see them. */
export const LinkedCards = memo(function LinkedCards({ message }: { message: Message }) {
  const { slug } = useSpace();
  const places = useMemo(() => placesIn(message.text, `${location.origin}/${slug}`), [message.text, slug]);
  return places.length > 0 && <Cards places={places} />;
});

function Cards({ places }: { places: readonly Reference[] }) {
  const found = useLinked(places);
  const showsAll = usePreference("showPreviews");
  const [isOpen, setOpen] = useState<boolean>();
  if (found.length === 0) return null;
  const open = isOpen ?? showsAll;
  return (
    <div className="flex flex-col gap-2 pt-1 pb-1.5">
      {!showsAll && <PreviewFold count={found.length} open={open} onChange={setOpen} />}
      {open && found.map((preview) => <LinkedCard key={preview.path} preview={preview} />)}
    </div>
  );
}
