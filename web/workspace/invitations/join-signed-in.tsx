import type { Account } from "@atrium/contract/people/accounts.ts";
import { useLingui } from "@lingui/react/macro";
import { leaveDevice } from "#people/accounts/index.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { joinWorkspace } from "./join-workspace.ts";

/** `invited`: the address the invitation was mailed to, if it was. */
export function JoinSignedIn({ token, account, invited }: { token: string; account: Account; invited: string | null }) {
  const { t } = useLingui();
  const { busy, problems, onSubmit } = useSubmit(() => joinWorkspace(token));
  const other = useSubmit(leaveDevice);
  const elsewhere = invited !== null && invited.toLowerCase() !== account.email.toLowerCase();
  return (
    <div className="flex flex-col gap-4">
      {(problems[""] ?? other.problems[""]) && <Notice>{problems[""] ?? other.problems[""]}</Notice>}
      {elsewhere && (
        <Notice kind="warning">{t`The invitation went to ${invited}; you are signed in as ${account.email}.`}</Notice>
      )}
      <Button kind="main" size="large" wide busy={busy} onPress={() => onSubmit()}>
        {t`Join as ${account.name}`}
      </Button>
      <Button kind="quiet" wide busy={other.busy} onPress={() => other.onSubmit()}>{t`Use another account`}</Button>
    </div>
  );
}
