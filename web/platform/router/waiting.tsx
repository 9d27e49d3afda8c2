import { useLingui } from "@lingui/react/macro";
import { Skeleton } from "#ui/feedback/skeleton.tsx";

/** A page that is on its way. Without a network it stays so until there is one; the bar above says why. */
export function Waiting() {
  const { t } = useLingui();
  return (
    <div className="pt-14">
      <Skeleton rows={6} label={t`Loading`} />
    </div>
  );
}
