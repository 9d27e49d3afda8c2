import { useLingui } from "@lingui/react/macro";
import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { live, useConnectionState } from "#platform/realtime/live.ts";
import { Button } from "#ui/controls/button.tsx";
import { Banner } from "#ui/feedback/banner.tsx";

/** How long a connection may be gone before anybody is told: most are back before they are missed. */
const patience = 2500;

/** Says that there is no connection, and what that means. */
export function ConnectionBar() {
  const { t } = useLingui();
  const { status, lastOnlineAt } = useConnectionState();
  const [late, setLate] = useState(false);
  const gone = status !== "online";
  useEffect(() => {
    const timer = setTimeout(() => setLate(gone), gone ? patience : 0);
    return () => clearTimeout(timer);
  }, [gone]);
  if (!gone || !late) return null;
  const again = lastOnlineAt !== null;
  return (
    <Banner
      kind="warning"
      icon={CloudOff}
      action={<Button size="small" kind="quiet" onPress={() => live().wake()}>{t`Try now`}</Button>}
    >
      {again
        ? t`No connection. You see what this device knows; what you write is sent when you are back.`
        : t`Connecting… You see what this device remembers.`}
    </Banner>
  );
}
