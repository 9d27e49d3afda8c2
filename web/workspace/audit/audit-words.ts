import type { AuditEntry } from "@atrium/contract/workspace/audit.ts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "#platform/words/words.ts";

const words: Record<string, MessageDescriptor> = {
  "workspace.created": msg`Workspace created`,
  "workspace.renamed": msg`Workspace renamed`,
  "workspace.logo_changed": msg`Logo changed`,
  "workspace.settings_changed": msg`Settings changed`,
  "workspace.deleted": msg`Workspace deleted`,
  "workspace.restored": msg`Deleted workspace brought back`,
  "member.joined": msg`Joined`,
  "member.left": msg`Left`,
  "member.removed": msg`Member removed`,
  "member.suspended": msg`Member suspended`,
  "member.reinstated": msg`Member reinstated`,
  "member.roles_changed": msg`Roles changed`,
  "invitation.sent": msg`Invitation sent`,
  "invitation.revoked": msg`Invitation revoked`,
  "invitation.declined": msg`Invitation declined`,
  "invite_link.created": msg`Invite link made`,
  "invite_link.revoked": msg`Invite link revoked`,
  "organisation_code.made": msg`Organisation code made`,
  "organisation_code.removed": msg`Organisation code removed`,
  "channel.archived": msg`Channel archived`,
  "channel.brought_back": msg`Channel brought back`,
  "channel.deleted": msg`Channel deleted`,
  "channel.undeleted": msg`Deleted channel brought back`,
  "channel.member_removed": msg`Removed from a channel`,
  "message.deleted": msg`Message deleted`,
  "message.brought_back": msg`Deleted message brought back`,
  "group.created": msg`Group made`,
  "group.changed": msg`Group changed`,
  "group.deleted": msg`Group deleted`,
  "group.members_changed": msg`Members of a group changed`,
  "emoji.deleted": msg`Emoji deleted`,
  "file.removed": msg`File removed`,
  "file.unplaced": msg`File taken out of a place`,
  "file.version_removed": msg`Version of a file removed`,
  "file.link_created": msg`Link to a file made`,
  "file.link_revoked": msg`Link to a file revoked`,
  "folder.deleted": msg`Folder deleted`,
  "file.infected": msg`File with a virus refused`,
};

/** What was done, in words; a kind this app does not know yet by its name. */
export function auditWords({ what }: AuditEntry): string {
  const known = words[what];
  return known ? i18n._(known) : what;
}

/** What is different: `Member → Admin`. Ids are left to the API. */
export const auditChange = ({ before, after }: AuditEntry): string =>
  [before, after].map(detailWords).filter(Boolean).join(" → ");

function detailWords(details: AuditEntry["before"]): string {
  const known: Record<string, (value: string) => string> = {
    role: (value) => value,
    roles: (value) => value,
    settings: (value) => value,
    name: (value) => value,
    maxUses: (value) => t`for ${value} people`,
    expiresInDays: (value) => t`for ${value} days`,
  };
  return Object.entries(details ?? {})
    .flatMap(([name, value]) => (value === null ? [] : (known[name]?.(written(value)) ?? [])))
    .join(", ");
}

const written = (value: string | number | boolean | string[]): string =>
  Array.isArray(value) ? value.join(", ") : String(value);
