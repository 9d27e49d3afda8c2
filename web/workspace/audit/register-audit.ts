import { t } from "@lingui/core/macro";
import { lazy } from "react";
import { settingsTabs } from "#platform/slots/shell-slots.ts";

/** Called once. */
export function registerAudit(): void {
  settingsTabs.add(
    {
      id: "audit",
      label: () => t`Audit trail`,
      permission: "audit.read",
      Content: lazy(() => import("./audit-settings.tsx")),
    },
    900,
  );
}
