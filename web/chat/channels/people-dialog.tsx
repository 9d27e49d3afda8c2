import { addChannelMembers } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ChosenPeople, PeopleList } from "#people/picker/index.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../call-here.ts";
import { messagePeople } from "./channel-actions.ts";
import { closeChannelDialog } from "./channel-dialog-state.ts";
import { applyChannel, useChannel } from "./channel-store.ts";

const mostInGroup = 8;

/** Chooses people: to write to, or, with a channel, to add to it. */
export default function PeopleDialog({ channelId }: { channelId?: string }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const channel = useChannel(channelId ?? "");
  const full = !channelId && chosen.length >= mostInGroup;
  const toggle = (id: string) => {
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : full ? before : [...before, id]));
    setQuery("");
  };
  const submit = () => {
    setBusy(true);
    const work = channelId ? addPeople(channelId, chosen) : messagePeople(chosen);
    work.then(closeChannelDialog, setError).finally(() => setBusy(false));
  };
  return (
    <Dialog title={channelId ? t`Add people to #${channel?.name ?? ""}` : t`New message`} onClose={closeChannelDialog}>
      <div className="flex flex-col gap-2 px-5 pb-3">
        {error !== null && <Notice>{errorWords(error)}</Notice>}
        <ChosenPeople
          autoFocus
          ids={chosen}
          query={query}
          onQuery={setQuery}
          onRemove={toggle}
          onEnter={(first) => (first && query !== "" ? toggle(first) : chosen.length > 0 && submit())}
        />
        {full && (
          <p className="text-meta text-quiet">{t`A group message has at most nine people. For more, create a private channel.`}</p>
        )}
      </div>
      <PeopleList query={query} chosen={chosen} onToggle={toggle} />
      <DialogFoot>
        <Button onPress={closeChannelDialog}>{t`Cancel`}</Button>
        <Button kind="main" busy={busy} isDisabled={chosen.length === 0} onPress={submit}>
          {channelId ? t`Add` : t`Open`}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

async function addPeople(channelId: string, memberIds: readonly string[]): Promise<void> {
  const { channel } = await callHere(addChannelMembers, { channelId, memberIds: [...memberIds] });
  applyChannel(channel);
}
