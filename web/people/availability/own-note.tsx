import { useLingui } from "@lingui/react/macro";
import { useStore } from "#platform/store/use-store.ts";
import { momentAhead } from "#platform/words/moments.ts";
import { useMe } from "../profiles/index.ts";
import { ownAvailability } from "./own-availability.ts";
import { useQuiet } from "./quiet.ts";

/** In one's own menu: that nothing rings now, or that one is not seen. */
export function OwnNote() {
  const { t } = useLingui();
  const until = useQuiet(useMe());
  const invisible = useStore(ownAvailability, (own) => own.invisible);
  if (until === null && !invisible) return null;
  return (
    <p className="text-meta text-quiet">
      {until !== null && t`Do not disturb until ${momentAhead(until)}`}
      {until !== null && invisible && " · "}
      {invisible && t`Appearing offline`}
    </p>
  );
}
