import { addChannelMembers, listChannelMembers } from "@atrium/contract/chat/channels.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { attempt, callHere } from "../call-here.ts";
import { useAbilities, useChannel } from "../channels/index.ts";
import type { Mention } from "./mention-text.ts";

type Props = { channelId: string; person: Mention; onDone: () => void };

/** Somebody who is called is not in the channel: they would hear nothing. One press lets them in. */
export default function OutsiderNotice({ channelId, person, onDone }: Props) {
  const { t } = useLingui();
  const channel = useChannel(channelId);
  const abilities = useAbilities(channelId);
  const outside = useOutside(channelId, person);
  if (!outside || channel?.kind !== "channel") return null;
  const { name } = person;
  const add = () => {
    attempt(callHere(addChannelMembers, { channelId, memberIds: [person.id] }));
    onDone();
  };
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-1.5 text-meta text-quiet"
    >
      <span className="flex-1">
        <Trans>{name} is not in this channel and will not be told.</Trans>
      </span>
      {abilities?.addPeople && (
        <Button size="small" kind="quiet" onPress={add}>
          {t`Add ${name}`}
        </Button>
      )}
      <Button size="small" kind="quiet" onPress={onDone}>
        {t`Leave it`}
      </Button>
    </div>
  );
}

/** Asked of the server: this device does not know everybody in a large channel. */
function useOutside(channelId: string, { id, name }: Mention): boolean {
  const [outside, setOutside] = useState(false);
  useEffect(() => {
    let current = true;
    callHere(listChannelMembers, { channelId, query: name.slice(0, 80), limit: 50 }).then(
      ({ items, next }) => current && setOutside(next === null && items.every((member) => member.id !== id)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [channelId, id, name]);
  return outside;
}
