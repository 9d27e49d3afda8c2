import { useLingui } from "@lingui/react/macro";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";

/** A screen that broke: a defect, or code of a version the server no longer has. */
export function Failed({ error }: { error: unknown }) {
  const { t } = useLingui();
  const outdated = error instanceof TypeError && /import|fetch|module/i.test(error.message);
  return (
    <div className="h-full">
      <ErrorState
        alone
        title={outdated ? t`This page is out of date` : t`Something broke on this screen`}
        action={<Button kind="main" onPress={() => location.reload()}>{t`Load again`}</Button>}
      >
        {outdated
          ? t`A new version is here, or the connection failed while loading. What you typed is kept on this device.`
          : t`What you typed is kept on this device. If it happens again, tell whoever runs this server.`}
      </ErrorState>
    </div>
  );
}
