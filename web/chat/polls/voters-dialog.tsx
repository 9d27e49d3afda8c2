import type { Message } from "@atrium/contract/chat/messages.ts";
import { listVoters } from "@atrium/contract/chat/polling.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { keepProfiles, PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody } from "#ui/overlays/dialog-parts.tsx";
import { attempt, callHere } from "../call-here.ts";

/** Who chose what, option by option; names are read when one asks for them. */
export default function VotersDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useLingui();
  const { poll } = message.parts;
  return (
    <Dialog title={t`Who voted`} size="small" onClose={onClose}>
      <DialogBody>
        {poll?.options.map((text, index) => (
          <Voters
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            message={message}
            option={index + 1}
            text={text}
            votes={poll.votes[index] ?? 0}
          />
        ))}
      </DialogBody>
    </Dialog>
  );
}

type VotersProps = { message: Message; option: number; text: string; votes: number };
type Known = { ids: readonly string[]; next?: string | undefined };

function Voters({ message: { channelId, id: messageId }, option, text, votes }: VotersProps) {
  const { t } = useLingui();
  const [known, setKnown] = useState<Known | null>(null);
  const more = async () => {
    const cursor = known?.next;
    const { people, next } = await callHere(listVoters, { channelId, messageId, option, ...(cursor && { cursor }) });
    keepProfiles(people);
    setKnown({ ids: [...(known?.ids ?? []), ...people.map(({ id }) => id)], next });
  };
  return (
    <section aria-label={text}>
      <h3 className="flex items-baseline gap-2 text-message font-medium">
        <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
          {text}
        </span>
        <span className="text-ui tabular-nums text-quiet">{votes}</span>
      </h3>
      <ul>
        {known?.ids.map((id) => (
          <Person key={id} id={id} />
        ))}
      </ul>
      {votes > 0 && (known === null || known.next) && (
        <Button kind="quiet" size="small" onPress={() => attempt(more())}>
          {known ? t`Show more` : t`Show names`}
        </Button>
      )}
    </section>
  );
}

function Person({ id }: { id: string }) {
  return (
    <li className="flex h-9 items-center gap-2.5 text-ui">
      <PersonAvatar id={id} size={24} />
      <span className="truncate">{useProfile(id)?.name ?? "…"}</span>
    </li>
  );
}
