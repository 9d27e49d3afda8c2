import { addChannelMembers } from "@atrium/contract/chat/channels.ts";
import { useLingui } from "@lingui/react/macro";
import { Check, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { PersonAvatar, useProfiles } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { callHere } from "../call-here.ts";
import { messagePeople } from "./channel-actions.ts";
import { closeChannelDialog } from "./channel-dialog-state.ts";
import { applyChannel, useChannel } from "./channel-store.ts";
import { usePeopleSearch } from "./people-search.ts";

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

type ChosenProps = {
  ids: readonly string[];
  query: string;
  onQuery: (query: string) => void;
  onRemove: (id: string) => void;
  onEnter: (first: string | undefined) => void;
};

function ChosenPeople({ ids, query, onQuery, onRemove, onEnter }: ChosenProps) {
  const { t } = useLingui();
  const people = useProfiles(ids);
  const found = usePeopleSearch(query);
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key === "Enter") {
      press.preventDefault();
      onEnter(found.find((profile) => !ids.includes(profile.id))?.id);
    }
    if (press.key === "Backspace" && query === "" && ids.length > 0) onRemove(ids.at(-1) ?? "");
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5 rounded-control border border-control bg-surface p-1.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
      {people.map((profile) => (
        <span
          key={profile.id}
          className="flex h-7 items-center gap-1.5 rounded-full bg-accent-soft ps-1 text-ui text-accent-ink touch:h-9"
        >
          <PersonAvatar id={profile.id} size={20} />
          {profile.name}
          <button
            type="button"
            aria-label={t`Remove ${profile.name}`}
            className="flex h-full cursor-pointer items-center rounded-full px-1.5 hover:bg-hover"
            onClick={() => onRemove(profile.id)}
          >
            <X size={14} strokeWidth={1.75} />
          </button>
        </span>
      ))}
      <input
        // The dialog opens to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={query}
        aria-label={t`Search people`}
        placeholder={ids.length === 0 ? t`Search people` : ""}
        className="h-7 min-w-24 flex-1 bg-transparent px-1.5 text-message outline-none placeholder:text-quiet touch:h-9"
        onChange={({ target }) => onQuery(target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function PeopleList({
  query,
  chosen,
  onToggle,
}: {
  query: string;
  chosen: readonly string[];
  onToggle: (id: string) => void;
}) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const people = usePeopleSearch(query);
  return (
    <ul className="h-72 overflow-y-auto border-t border-line p-2" aria-label={t`People`}>
      {people.map((profile) => (
        <li key={profile.id}>
          <button
            type="button"
            aria-pressed={chosen.includes(profile.id)}
            className="flex h-11 w-full cursor-pointer items-center gap-3 rounded-control px-3 text-start hover:bg-hover"
            onClick={() => onToggle(profile.id)}
          >
            <PersonAvatar id={profile.id} size={28} />
            <span className="truncate text-message font-medium">{profile.name}</span>
            <span className="min-w-0 flex-1 truncate text-ui text-quiet">
              {profile.id === memberId ? t`you` : profile.title}
            </span>
            {chosen.includes(profile.id) && <Check size={18} strokeWidth={2} className="text-accent" />}
          </button>
        </li>
      ))}
      {people.length === 0 && (
        <li className="px-3 py-6 text-center text-ui text-quiet">{t`Nobody here has this name.`}</li>
      )}
    </ul>
  );
}
