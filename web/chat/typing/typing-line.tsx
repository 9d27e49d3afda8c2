import { Trans } from "@lingui/react/macro";
import { useProfiles } from "#people/profiles/index.ts";
import type { Conversation } from "../conversation.ts";
import { useTypists } from "./typing-store.ts";

/** Who is typing, in a line whose room is always there: nothing moves when somebody begins. */
export function TypingLine({ conversation }: { conversation: Conversation }) {
  const people = useProfiles(useTypists(conversation));
  const [one, two, three] = people.map((profile) => profile.name.split(/\s+/)[0]);
  return (
    <p className="h-5 truncate px-1 text-meta leading-5 text-quiet">
      {people.length === 1 && <Trans>{one} is typing…</Trans>}
      {people.length === 2 && (
        <Trans>
          {one} and {two} are typing…
        </Trans>
      )}
      {people.length === 3 && (
        <Trans>
          {one}, {two} and {three} are typing…
        </Trans>
      )}
      {people.length > 3 && <Trans>Several people are typing…</Trans>}
    </p>
  );
}
