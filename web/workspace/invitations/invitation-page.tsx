import { readInvitation } from "@atrium/contract/workspace/invitations.ts";
import { useLingui } from "@lingui/react/macro";
import { useAccountState } from "#people/accounts/index.ts";
import { ApiError } from "#platform/api/api-error.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { usePathValue } from "#platform/router/navigation.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";
import { JoinAsGuest } from "./join-as-guest.tsx";
import { JoinSignedIn } from "./join-signed-in.tsx";

/** Where a mailed invitation, a link or a code leads: who invites, and joining in one step. */
export default function InvitationPage() {
  const { t } = useLingui();
  const token = usePathValue("token") ?? "";
  const { status, account } = useAccountState();
  const { value, error } = useAnswer(readInvitation, { token });
  if (error !== null) {
    const gone = error instanceof ApiError && ["not_found", "invitation_expired", "invalid_input"].includes(error.code);
    return (
      <CardPage title={t`This invitation does not work`} foot={<TextLink to="/">{t`Go to your workspaces`}</TextLink>}>
        <Notice>
          {gone ? t`It was used, taken back, or is too old. Ask whoever invited you for a new one.` : errorWords(error)}
        </Notice>
      </CardPage>
    );
  }
  if (!value || status === "unknown") return <Skeleton rows={2} label={t`Reading the invitation`} />;
  const lead = value.claims
    ? t`Your messages from before, as ${value.claims}, are waiting for you.`
    : value.invitedBy
      ? t`${value.invitedBy} invited you.`
      : t`You can join this workspace.`;
  return (
    <CardPage title={t`Join ${value.workspaceName}`} lead={lead}>
      {account ? (
        <JoinSignedIn token={token} account={account} invited={value.email} />
      ) : (
        <JoinAsGuest token={token} email={value.email ?? ""} />
      )}
    </CardPage>
  );
}
