import type { AuditEntry } from "@atrium/contract/workspace/audit.ts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { i18n } from "#platform/words/words.ts";

const words: Record<string, MessageDescriptor> = {
  "workspace.created": msg`Workspace created`,
  "workspace.renamed": msg`Workspace renamed`,
  "member.joined": msg`Joined`,
  "member.left": msg`Left`,
  "member.removed": msg`Member removed`,
  "member.suspended": msg`Member suspended`,
  "member.reinstated": msg`Member reinstated`,
  "member.roles_changed": msg`Roles changed`,
  "invitation.sent": msg`Invitation sent`,
  "invitation.revoked": msg`Invitation revoked`,
  "invite_link.created": msg`Invite link made`,
  "invite_link.revoked": msg`Invite link revoked`,
  "organisation_code.made": msg`Organisation code made`,
  "organisation_code.removed": msg`Organisation code removed`,
  "channel.archived": msg`Channel archived`,
  "channel.brought_back": msg`Channel brought back`,
  "channel.member_removed": msg`Removed from a channel`,
  "message.deleted": msg`Message deleted`,
  "message.brought_back": msg`Deleted message brought back`,
  "emoji.deleted": msg`Emoji deleted`,
};

/** What was done, in words; a kind this app does not know yet by its name. */
export function auditWords({ what }: AuditEntry): string {
  const known = words[what];
  return known ? i18n._(known) : what;
}

/** What is different: `Member → Admin`. Ids are left to the API. */
export function auditChange({ before, after }: AuditEntry): string {
  const said = (details: AuditEntry["before"]) =>
    Object.entries(details ?? {})
      .filter(([name, value]) => value !== null && !/(?:Id|By|by)$/.test(name))
      .map(([, value]) => (Array.isArray(value) ? value.join(", ") : String(value)))
      .join(", ");
  return [said(before), said(after)].filter(Boolean).join(" → ");
}
