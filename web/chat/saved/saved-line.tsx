import type { Message } from "@atrium/contract/chat/messages.ts";
import type { Saved, SavedItem } from "@atrium/contract/chat/saved.ts";
import { useLingui } from "@lingui/react/macro";
import { BookmarkX, Check, Ellipsis, LockKeyhole, NotebookPen, RotateCcw } from "lucide-react";
import { useState } from "react";
import { actionMenu } from "#platform/slots/action-menu.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu, type MenuEntry } from "#ui/overlays/menu.tsx";
import { attempt } from "../call-here.ts";
import { ChannelIcon, useChannel, useChannelTitle } from "../channels/index.ts";
import { MessageCard, messageActions } from "../messages/index.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { change, tickOff, unsave } from "./save.ts";

/** One saved message, with one's note; of one that is no longer one's own to see, only that it was there. */
export function SavedLine({ item: { saved, message } }: { item: SavedItem }) {
  const [noting, setNoting] = useState(false);
  const actions = <Actions saved={saved} message={message} onNote={() => setNoting(true)} />;
  return (
    <>
      {message ? (
        <MessageCard
          message={message}
          place={<Place channelId={message.channelId} />}
          head={saved.note && <Note text={saved.note} />}
          actions={actions}
        />
      ) : (
        <Unseen note={saved.note}>{actions}</Unseen>
      )}
      {noting && <NoteDialog saved={saved} onClose={() => setNoting(false)} />}
    </>
  );
}

const Note = ({ text }: { text: string }) => (
  <p dir="auto" className="my-1 w-fit max-w-full rounded-control bg-mention px-2 py-1 text-ui wrap-anywhere">
    {text}
  </p>
);

function Place({ channelId }: { channelId: string }) {
  const channel = useChannel(channelId);
  const title = useChannelTitle(channel);
  if (!channel) return null;
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-bottom">
      <ChannelIcon channel={channel} />
      <span className="truncate">{title}</span>
    </span>
  );
}

function Unseen({ note, children }: { note: string; children: React.ReactNode }) {
  const { t } = useLingui();
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-control bg-hover text-quiet">
        <LockKeyhole size={16} strokeWidth={1.5} />
      </span>
      <div className="min-w-0 flex-1">
        {note && <Note text={note} />}
        <p className="text-message text-quiet">{t`This message is no longer yours to see.`}</p>
      </div>
      <div className="flex shrink-0 items-start gap-0.5">{children}</div>
    </li>
  );
}

function Actions({ saved, message, onNote }: { saved: Saved; message: Message | null; onNote: () => void }) {
  const { t } = useLingui();
  const reminding = useSlot(messageActions).filter(({ id }) => id.startsWith("message.remind"));
  const entries = (): MenuEntry[] => [
    { id: "note", label: saved.note ? t`Change the note` : t`Add a note`, icon: NotebookPen, run: onNote },
    ...(message ? actionMenu(reminding, targetOf(message)).filter((entry) => entry && "id" in entry) : []),
    { id: "unsave", label: t`Take off the list`, icon: BookmarkX, run: () => attempt(unsave(saved)) },
  ];
  return (
    <>
      {saved.state === "open" ? (
        <IconButton icon={Check} label={t`Done`} onPress={() => attempt(tickOff(saved))} />
      ) : (
        <IconButton
          icon={RotateCcw}
          label={t`Back to in progress`}
          onPress={() => attempt(change(saved, { state: "open" }))}
        />
      )}
      <Menu label={t`Saved message`} entries={entries} placement="bottom end">
        {(trigger) => <IconButton {...trigger} icon={Ellipsis} label={t`More`} />}
      </Menu>
    </>
  );
}

const targetOf = (message: Message) => ({
  message,
  conversation: { channelId: message.channelId, threadId: null },
  abilities: undefined,
  own: false,
  element: null,
});
