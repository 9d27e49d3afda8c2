import { useLingui } from "@lingui/react/macro";
import { House } from "lucide-react";
import { homes } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { EmptyState } from "#ui/feedback/empty-state.tsx";

/** What the main pane shows before anything is chosen. */
export function HomePane() {
  const { t } = useLingui();
  const [Home] = useSlot(homes);
  if (Home) return <Home />;
  return (
    <EmptyState alone icon={House} title={t`Your workspace is ready`}>
      {t`Choose something on the left to begin.`}
    </EmptyState>
  );
}
