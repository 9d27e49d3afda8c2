import { t } from "@lingui/core/macro";
import { lazy } from "react";
import { settingsTabs } from "#platform/slots/shell-slots.ts";

/** Called once, when the first screen stands. */
export function registerStorageUse(): void {
  settingsTabs.add(
    {
      id: "storage",
      label: () => t`Storage`,
      permission: "storage.read",
      Content: lazy(() => import("./storage-settings.tsx")),
    },
    800,
  );
}
