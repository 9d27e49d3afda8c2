import * as z from "zod";
import { Email, PersonName } from "../people/accounts.ts";
import { signal } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Workspace } from "./workspaces.ts";

/** An open invitation by e-mail; the token itself is only in the mail. */
export const Invitation = z.strictObject({
  id: Id,
  email: Email,
  roleId: Id,
  invitedBy: Id,
  /** The placeholder this person becomes when accepting, or null. */
  claims: Id.nullable(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

export const InviteLink = z.strictObject({
  id: Id,
  /** The whole address to hand out. */
  url: z.string(),
  roleId: Id,
  uses: z.number().int(),
  maxUses: z.number().int().nullable(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
});
export type InviteLink = z.infer<typeof InviteLink>;

const Token = z.string().min(10).max(100);
const expired = { invitation_expired: 410, already_member: 409 } as const;

/** Up to 50 at once; somebody who is invited already gets the mail again. */
export const invitePeople = operation("invitePeople", {
  method: "POST",
  path: "/workspaces/{workspaceId}/invitations",
  summary: "Invite people by e-mail",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    emails: z.array(Email).min(1).max(50),
    roleId: Id.optional().meta({ description: "the member role unless told" }),
    claims: Id.optional().meta({ description: "a placeholder the invited person becomes; one address only" }),
  }),
  output: z.strictObject({ invitations: z.array(Invitation), alreadyMembers: z.array(Email) }),
  errors: { above_own_rank: 403, not_a_placeholder: 409 },
  limit: { count: 200, seconds: 3600 },
});

export const listInvitations = operation("listInvitations", {
  method: "GET",
  path: "/workspaces/{workspaceId}/invitations",
  summary: "List open invitations and links",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({
    invitations: z.array(Invitation),
    links: z.array(InviteLink),
    organisationCode: z.string().nullable(),
  }),
});

export const resendInvitation = operation("resendInvitation", {
  method: "POST",
  path: "/workspaces/{workspaceId}/invitations/{invitationId}/mail",
  summary: "Send an invitation again and renew its expiry",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, invitationId: Id }),
  output: z.strictObject({ invitation: Invitation }),
  limit: { count: 60, seconds: 3600 },
});

export const revokeInvitation = operation("revokeInvitation", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/invitations/{invitationId}",
  summary: "Revoke an invitation",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, invitationId: Id }),
  output: z.strictObject({}),
});

export const createInviteLink = operation("createInviteLink", {
  method: "POST",
  path: "/workspaces/{workspaceId}/invite-links",
  summary: "Create a link that lets people join",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    roleId: Id.optional(),
    maxUses: z.number().int().min(1).max(100_000).optional(),
    expiresInDays: z.number().int().min(1).max(365).optional(),
  }),
  output: z.strictObject({ link: InviteLink }),
  errors: { above_own_rank: 403 },
});

export const revokeInviteLink = operation("revokeInviteLink", {
  method: "DELETE",
  path: "/workspaces/{workspaceId}/invite-links/{linkId}",
  summary: "Revoke an invite link",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, linkId: Id }),
  output: z.strictObject({}),
});

/** A new code replaces the old one; `on: false` switches joining by code off. */
export const setOrganisationCode = operation("setOrganisationCode", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/organisation-code",
  summary: "Make a new organisation code, or switch it off",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, on: z.boolean() }),
  output: z.strictObject({ organisationCode: z.string().nullable() }),
});

/** What the accept page shows: a mailed token, a link's token, or an organisation code. */
export const readInvitation = operation("readInvitation", {
  method: "GET",
  path: "/invitations/{token}",
  summary: "Read what an invitation leads to",
  caller: "open",
  input: z.strictObject({ token: Token }),
  output: z.strictObject({
    kind: z.enum(["email", "link", "code"]),
    workspaceName: z.string(),
    invitedBy: PersonName.nullable(),
    email: Email.nullable(),
    claims: PersonName.nullable(),
  }),
  errors: { invitation_expired: 410 },
  limit: { count: 60, seconds: 60, by: "network" },
});

/** Joins the workspace. A mailed token also verifies the address when it is the account's own. */
export const acceptInvitation = operation("acceptInvitation", {
  method: "POST",
  path: "/invitations/{token}/acceptance",
  summary: "Join a workspace with a mailed token, a link or an organisation code",
  caller: "account",
  input: z.strictObject({ token: Token }),
  output: z.strictObject({ workspace: Workspace, memberId: Id }),
  errors: expired,
  limit: { count: 30, seconds: 300 },
});

/** An invitation to the address of an account, as the invited person sees it. */
export const ReceivedInvitation = z.strictObject({
  id: Id,
  workspaceName: z.string(),
  invitedBy: PersonName.nullable(),
  sentAt: Instant,
  expiresAt: Instant,
});
export type ReceivedInvitation = z.infer<typeof ReceivedInvitation>;

/** Open ones, the newest first, at most 100; none while one has not shown the account's address to be one's own. */
export const listReceivedInvitations = operation("listReceivedInvitations", {
  method: "GET",
  path: "/account/invitations",
  summary: "List the invitations to one's own address",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ invitations: z.array(ReceivedInvitation) }),
});

/** Joins the workspace, as the mail's link does. */
export const acceptReceivedInvitation = operation("acceptReceivedInvitation", {
  method: "POST",
  path: "/account/invitations/{invitationId}/acceptance",
  summary: "Join a workspace one's own address is invited to",
  caller: "account",
  input: z.strictObject({ invitationId: Id }),
  output: z.strictObject({ workspace: Workspace, memberId: Id }),
  errors: expired,
  limit: { count: 30, seconds: 300 },
});

/** The invitation is void, and the mail with it. One that is not there any more is declined already. */
export const declineReceivedInvitation = operation("declineReceivedInvitation", {
  method: "POST",
  path: "/account/invitations/{invitationId}/refusal",
  summary: "Decline an invitation to one's own address",
  caller: "account",
  input: z.strictObject({ invitationId: Id }),
  output: z.strictObject({}),
});

/** To the account, on whatever connection: it was invited somewhere, or is not any more. */
export const invitationsChanged = signal("invitationsChanged", {
  summary: "The invitations to one's own address changed",
  data: z.strictObject({}),
});
