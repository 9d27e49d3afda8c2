import { useLingui } from "@lingui/react/macro";
import { RefreshCw } from "lucide-react";
import { firstVersion, serverVersion } from "#platform/realtime/live.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { Banner } from "#ui/feedback/banner.tsx";

/** Says that the server is newer than this page. Drafts and the place on the screen survive loading again. */
export function VersionBar() {
  const { t } = useLingui();
  const version = useStore(serverVersion);
  const first = useStore(firstVersion);
  if (version === null || version === first) return null;
  return (
    <Banner icon={RefreshCw} action={<Button size="small" onPress={() => location.reload()}>{t`Load it`}</Button>}>
      {t`A new version is here. Your drafts are kept.`}
    </Banner>
  );
}
