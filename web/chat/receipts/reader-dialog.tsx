import type { Message } from "@atrium/contract/chat/messages.ts";
import { listReaders } from "@atrium/contract/chat/receipts.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { keepProfiles, NameMarks, PersonAvatar, useProfiles } from "#people/profiles/index.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody } from "#ui/overlays/dialog-parts.tsx";
import { attempt, callHere } from "../call-here.ts";

type Page = { count: number; ids: readonly string[]; next?: string | undefined };

/** Who has read a message: those who show it. */
export default function ReaderDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useLingui();
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let current = true;
    readPage(message).then(
      (first) => current && setPage(first),
      (failure: unknown) => current && setError(failure),
    );
    return () => {
      current = false;
    };
  }, [message]);
  const more = async (known: Page) => {
    const further = await readPage(message, known.next);
    setPage({ ...further, ids: [...known.ids, ...further.ids] });
  };
  return (
    <Dialog title={t`Who has read it`} onClose={onClose}>
      <DialogBody>
        {error !== null && <Notice>{errorWords(error)}</Notice>}
        {!page && error === null && <Skeleton rows={3} withPicture label={t`Asking who has read it`} />}
        {page && (
          <p className="text-ui text-quiet">
            {page.count === 0 ? (
              t`Nobody yet, or nobody who shows it.`
            ) : (
              <Plural value={page.count} one="# person" other="# people" />
            )}
          </p>
        )}
        {page && <Readers ids={page.ids} />}
        {page?.next && <Button onPress={() => attempt(more(page))}>{t`Show more`}</Button>}
      </DialogBody>
    </Dialog>
  );
}

async function readPage({ channelId, id }: Message, cursor?: string): Promise<Page> {
  const { count, items, next } = await callHere(listReaders, { channelId, messageId: id, ...(cursor && { cursor }) });
  keepProfiles(items);
  return { count, ids: items.map((profile) => profile.id), next };
}

const Readers = ({ ids }: { ids: readonly string[] }) => (
  <ul className="flex flex-col">
    {useProfiles(ids).map((profile) => (
      <li key={profile.id} className="flex h-11 items-center gap-3">
        <PersonAvatar id={profile.id} size={28} />
        <span className="min-w-0 truncate text-message">{profile.name}</span>
        <NameMarks id={profile.id} />
      </li>
    ))}
  </ul>
);
