import type { Message } from "@atrium/contract/chat/messages.ts";
import { useMemo } from "react";
import { type LightboxItem, openLightbox } from "#files/lightbox/index.ts";
import { type FilePlace, FilePlaceContext, SharedFiles } from "#files/shown/index.ts";
import { messageAddress } from "../chat-address.ts";
import type { Conversation } from "../conversation.ts";
import { heldMessage, timelineOf } from "../messages/index.ts";

/** The files of a message. */
export function FilePart({ message }: { message: Message }) {
  const { files } = message.parts;
  const place = useMemo(() => placeOf(message), [message]);
  if (!files || files.length === 0) return null;
  return (
    <div className="pb-1 pt-0.5">
      <FilePlaceContext value={place}>
        <SharedFiles files={files} onOpen={({ id }) => openLightbox(itemsAround(message), id)} />
      </FilePlaceContext>
    </div>
  );
}

/** Where a message's files are shown. */
export const placeOf = (message: Message): FilePlace => ({
  address: messageAddress(message),
  later: () =>
    itemsAround(message)
      .filter(({ saidAt }) => (saidAt ?? "") > message.createdAt)
      .map(({ file }) => file),
});

/** All files of the conversation as far as this device holds it, so that one goes on to the next. */
function itemsAround(message: Message): LightboxItem[] {
  const places: Conversation[] = [
    { channelId: message.channelId, threadId: null },
    ...(message.threadId === null ? [] : [{ channelId: message.channelId, threadId: message.threadId }]),
  ];
  const place = places.find((one) => heldMessage(one, message.id));
  const held = place ? messagesIn(place) : [];
  const items = held.flatMap(itemsOf);
  // A list that holds messages of its own: those of this one.
  return items.some(({ file }) => message.parts.files?.some(({ id }) => id === file.id)) ? items : itemsOf(message);
}

function messagesIn(place: Conversation): Message[] {
  const { timeline, root } = timelineOf(place).get();
  return [...(root ? [root] : []), ...timeline.flatMap(({ messages }) => messages)];
}

const itemsOf = (message: Message): LightboxItem[] =>
  (message.deletedAt === null ? (message.parts.files ?? []) : []).map((file) => ({
    file,
    saidAt: message.createdAt,
    address: messageAddress(message),
  }));
