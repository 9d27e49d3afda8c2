import { useLingui } from "@lingui/react/macro";
import { ArrowLeft, LogOut } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Section } from "#ui/layout/section.tsx";
import { DeviceList, PersonalTokens } from "../sessions/index.ts";
import { signOutHere } from "./account-commands.ts";
import { EmailForm, NameForm, PasswordForm } from "./account-forms.tsx";
import { useSignedIn } from "./use-signed-in.ts";

/** What belongs to the account and to no workspace. */
export default function AccountPage() {
  const { t } = useLingui();
  const account = useSignedIn();
  if (!account) return <Skeleton label={t`Reading your account`} rows={5} />;
  return (
    <main className="h-full overflow-y-auto bg-page">
      <div className="mx-auto flex max-w-160 flex-col gap-8 px-4 pb-16 pt-4 wide:pt-8">
        <header className="flex items-center gap-2">
          <IconButton icon={ArrowLeft} label={t`Back to your workspace`} onPress={() => go("/")} />
          <h1 className="min-w-0 flex-1 text-heading font-bold">{t`Your account`}</h1>
          <Button kind="quiet" onPress={() => void signOutHere()}>
            <LogOut size={16} strokeWidth={1.5} />
            {t`Sign out`}
          </Button>
        </header>
        <Section title={t`Name`} lead={t`Used when you join a workspace. In each workspace you can go by another one.`}>
          <NameForm account={account} />
        </Section>
        <Section title={t`E-mail address`} lead={t`You sign in with it, and mails go there.`}>
          <EmailForm account={account} />
        </Section>
        <Section title={t`Password`} lead={t`Changing it signs out every other device.`}>
          <PasswordForm />
        </Section>
        <Section title={t`Devices`} lead={t`Where you are signed in. Sign out what you do not know.`}>
          <DeviceList />
        </Section>
        <Section title={t`Personal tokens`} lead={t`For scripts that act as you through the API.`}>
          <PersonalTokens />
        </Section>
        {account.operator && (
          <Section title={t`This server`} lead={t`You run it: the first account does.`}>
            <TextLink to="/local-mail">{t`Mails kept on this server`}</TextLink>
          </Section>
        )}
      </div>
    </main>
  );
}
