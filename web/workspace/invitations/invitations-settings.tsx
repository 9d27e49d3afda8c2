import { listInvitations } from "@atrium/contract/workspace/invitations.ts";
import { useLingui } from "@lingui/react/macro";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Section } from "#ui/layout/section.tsx";
import { useRoles } from "../members/index.ts";
import { InvitationLine } from "./invitation-line.tsx";
import { InviteByMail } from "./invite-by-mail.tsx";
import { InviteLinks } from "./invite-links.tsx";
import { OrganisationCode } from "./organisation-code.tsx";

/** Every way into the workspace, open ones with their end. */
export function InvitationsSettings() {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const roles = useRoles();
  const { value, error, set, reload } = useAnswer(listInvitations, { workspaceId });
  if (error !== null && !value)
    return (
      <div className="p-8">
        <Notice>{errorWords(error)}</Notice>
      </div>
    );
  if (!value) return <Skeleton rows={4} label={t`Reading the invitations`} />;
  const dropInvitation = (id: string) =>
    set((before) => ({ ...before, invitations: before.invitations.filter((one) => one.id !== id) }));
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-8 p-4 wide:p-8">
      <Section title={t`By e-mail`}>
        <InviteByMail workspaceId={workspaceId} roles={roles} onSent={reload} />
        {value.invitations.length > 0 && (
          <ul aria-label={t`Open invitations`} className="mt-4 flex flex-col divide-y divide-line border-t border-line">
            {value.invitations.map((invitation) => (
              <InvitationLine
                key={invitation.id}
                invitation={invitation}
                roles={roles}
                onRevoked={() => dropInvitation(invitation.id)}
              />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t`By link`} lead={t`Whoever has the link can join.`}>
        <InviteLinks
          links={value.links}
          roles={roles}
          onCreated={(link) => set((before) => ({ ...before, links: [link, ...before.links] }))}
          onRevoked={(id) => set((before) => ({ ...before, links: before.links.filter((one) => one.id !== id) }))}
        />
      </Section>
      <Section title={t`By code`} lead={t`One code for the whole organisation, to say or to print.`}>
        <OrganisationCode
          code={value.organisationCode}
          onChange={(organisationCode) => set((before) => ({ ...before, organisationCode }))}
        />
      </Section>
    </div>
  );
}
