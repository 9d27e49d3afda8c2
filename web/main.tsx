import "#ui/styles.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { boot } from "./boot.ts";
import { features } from "./features.ts";
import { followFrom } from "./platform/realtime/follow.ts";
import { watchPage } from "./platform/realtime/live.ts";
import { createAppRouter } from "./platform/router/app-router.tsx";
import { Failed } from "./platform/router/failed.tsx";
import { goWith } from "./platform/router/navigation.ts";
import { NotFound } from "./platform/router/not-found.tsx";
import { showPageTitle } from "./platform/router/page-title.ts";
import { registerLater } from "./platform/router/register-later.ts";
import { Waiting } from "./platform/router/waiting.tsx";
import { listenForShortcuts } from "./platform/slots/use-shortcuts.ts";
import { startWords } from "./platform/words/words.ts";
import { ToastRegion } from "./ui/feedback/toast-region.tsx";
import { followVisibleHeight } from "./ui/layout/visible-height.ts";
import { ConfirmHost } from "./ui/overlays/confirm-host.tsx";
import { TooltipHost } from "./ui/overlays/tooltip-host.tsx";
import { followTheme } from "./ui/theme/theme.ts";
import { loadFrame } from "./workspace/frame/index.ts";

startWords();
followTheme();
followVisibleHeight();
followFrom(boot);
for (const feature of features) feature.register?.();
const router = createAppRouter({ features, frame: loadFrame, notFound: NotFound, failed: Failed, waiting: Waiting });
goWith(router);
registerLater(router, features);
listenForShortcuts();
showPageTitle();
watchPage();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <RouterProvider router={router} />
      <ToastRegion />
      <TooltipHost />
      <ConfirmHost />
    </I18nProvider>
  </StrictMode>,
);
