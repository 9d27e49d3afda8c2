import { useLingui } from "@lingui/react/macro";
import { Compass } from "lucide-react";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { go } from "./navigation.ts";

/** An address nothing stands at. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <div className="h-full">
      <EmptyState
        alone
        icon={Compass}
        title={t`There is nothing at this address`}
        action={<Button kind="main" onPress={() => go("/")}>{t`Go to the start`}</Button>}
      >
        {t`It may have been moved or deleted, or the link is incomplete.`}
      </EmptyState>
    </div>
  );
}
