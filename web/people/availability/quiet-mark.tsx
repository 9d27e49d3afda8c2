import { useLingui } from "@lingui/react/macro";
import { Moon } from "lucide-react";
import { momentAhead } from "#platform/words/moments.ts";
import { useProfile } from "../profiles/index.ts";
import { useQuiet } from "./quiet.ts";

/** A moon beside the name of somebody who is left in peace now. */
export function QuietMark({ id }: { id: string }) {
  const { t } = useLingui();
  const until = useQuiet(useProfile(id));
  if (until === null) return null;
  const words = t`Do not disturb until ${momentAhead(until)}`;
  return (
    <span role="img" aria-label={words} title={words} className="shrink-0 self-center text-quiet">
      <Moon size={14} strokeWidth={1.75} aria-hidden="true" />
    </span>
  );
}
