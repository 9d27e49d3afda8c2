import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { attempt } from "#platform/realtime/call-here.ts";
import { useStore } from "#platform/store/use-store.ts";
import { ChosenPeople, PeopleList } from "../picker/index.ts";
import { changeOwnAvailability, ownAvailability } from "./own-availability.ts";

const most = 50;

/** Whose messages ring although it is quiet. */
export function LetsThrough() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const chosen = useStore(ownAvailability, (own) => own.letsThrough);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-most);
    attempt(changeOwnAvailability({ letsThrough: next }));
    setQuery("");
  };
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="text-ui font-medium">{t`Who may break through`}</h3>
      <p className="text-meta text-quiet">{t`Direct messages and mentions of these people ring although it is quiet. Nobody else sees this list.`}</p>
      <ChosenPeople
        ids={chosen}
        query={query}
        onQuery={setQuery}
        onRemove={toggle}
        onEnter={(first) => first && query !== "" && toggle(first)}
      />
      {query !== "" && <PeopleList query={query} chosen={chosen} onToggle={toggle} />}
    </div>
  );
}
