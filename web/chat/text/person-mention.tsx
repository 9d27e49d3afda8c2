import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef } from "react";
import { useProfile } from "#people/profiles/index.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { openPersonCard } from "../person-card/index.ts";

/** Somebody called by name: their present name, whatever it was when this was written. */
export function PersonMention({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useLingui();
  const element = useRef<HTMLButtonElement>(null);
  const profile = useProfile(id);
  const own = useStore(space, (current) => current?.memberId === id);
  return (
    <button
      ref={element}
      type="button"
      className="mention cursor-pointer"
      onClick={() => element.current && openPersonCard(id, element.current)}
    >
      {own ? t`@you` : profile ? `@${profile.name}` : children}
    </button>
  );
}
