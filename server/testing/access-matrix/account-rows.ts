import { newId } from "#platform/operations/new-id.ts";
import { testPassword } from "../signed-up.ts";
import type { Outcome } from "./rows.ts";
import type { World } from "./world.ts";

/** An operation outside workspaces: what anybody, a signed-in person and the operator get. */
export type AccountRow = {
  operation: string;
  on: string;
  input: (world: World) => Record<string, unknown>;
  anonymous: Outcome;
  person: Outcome;
  operator: Outcome;
};

type Cells = [anonymous: Outcome, person: Outcome, operator: Outcome];
const row = (operation: string, on: string, input: AccountRow["input"], cells: Cells): AccountRow => {
  const [anonymous, person, operator] = cells;
  return { operation, on, input, anonymous, person, operator };
};

const nobody = "not_signed_in";
const open: Cells = ["ok", "ok", "ok"];
const signedIn: Cells = [nobody, "ok", "ok"];
const missing: Cells = [nobody, "not_found", "not_found"];
/** Keys a browser could have: the generator of P-256 is a point of it. */
const browser = {
  p256dh: "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU",
  auth: "AAAAAAAAAAAAAAAAAAAAAA",
};
const forged = "x".repeat(43);
const password = "another long enough password";

export const accountRows: AccountRow[] = [
  row("readInstance", "", () => ({}), open),
  row("signUp", "with a free address", () => ({ email: `${newId()}@example.org`, password, name: "Nora New" }), open),
  row("signUp", "with a taken address", (w) => ({ email: w.owner.email, password, name: "Thief" }), [
    "email_taken",
    "email_taken",
    "email_taken",
  ]),
  row("signIn", "with the right password", (w) => ({ email: w.owner.email, password: testPassword }), open),
  ...["signIn", "issueTokens"].map((operation) =>
    row(operation, "with a wrong password", (w) => ({ email: w.owner.email, password: "wrong password" }), [
      "wrong_credentials",
      "wrong_credentials",
      "wrong_credentials",
    ]),
  ),
  row("issueTokens", "with the right password", (w) => ({ email: w.owner.email, password: testPassword }), open),
  row("refreshTokens", "with a forged token", () => ({ refreshToken: forged }), [
    "token_expired",
    "token_expired",
    "token_expired",
  ]),
  row("signOut", "", () => ({}), signedIn),
  row("readAccount", "", () => ({}), signedIn),
  // Who is asked as the operator owns it; what is there stays as it is.
  row("restoreWorkspace", "that is there", (w) => ({ workspaceId: w.workspaceId }), [nobody, "not_found", "ok"]),
  row("restoreWorkspace", "of elsewhere", (w) => ({ workspaceId: w.outsider.workspaceId }), missing),
  row("readPushKey", "", () => ({}), signedIn),
  row(
    "addPushDevice",
    "one's browser",
    () => ({ ...browser, endpoint: `https://push.example.org/${newId()}` }),
    signedIn,
  ),
  row("listPushDevices", "", () => ({}), signedIn),
  row("removePushDevice", "nobody's", () => ({ deviceId: newId() }), missing),
  row("testPush", "nobody's", () => ({ deviceId: newId() }), missing),
  row("updateAccount", "", () => ({ name: "Other Name" }), signedIn),
  row("resendVerification", "", () => ({}), signedIn),
  row("verifyEmail", "with a forged token", () => ({ token: forged }), [
    "token_expired",
    "token_expired",
    "token_expired",
  ]),
  row("requestPasswordReset", "for a known address", (w) => ({ email: w.owner.email }), open),
  row("requestPasswordReset", "for an unknown address", () => ({ email: "nobody@example.org" }), open),
  row("resetPassword", "with a forged token", () => ({ token: forged, password }), [
    "token_expired",
    "token_expired",
    "token_expired",
  ]),
  row("changePassword", "with a wrong password", () => ({ current: "wrong password", password }), [
    nobody,
    "wrong_credentials",
    "wrong_credentials",
  ]),
  row("changePassword", "with the right password", () => ({ current: testPassword, password }), signedIn),
  row("changeEmail", "with a wrong password", () => ({ email: "new@example.org", password: "wrong password" }), [
    nobody,
    "wrong_credentials",
    "wrong_credentials",
  ]),
  row("changeEmail", "with the right password", () => ({ email: "new@example.org", password: testPassword }), signedIn),
  row("listSessions", "", () => ({}), signedIn),
  row("endSession", "of somebody else", (w) => ({ sessionId: w.admin.sessionId }), missing),
  row("endOtherSessions", "", () => ({}), signedIn),
  row("listPersonalTokens", "", () => ({}), signedIn),
  row("createPersonalToken", "", () => ({ name: "script" }), signedIn),
  row("revokePersonalToken", "that is not theirs", () => ({ tokenId: newId() }), missing),
  row("listLocalMail", "", () => ({}), [nobody, "not_found", "ok"]),
  row("createWorkspace", "", () => ({ name: "Fresh" }), signedIn),
  row("listMyWorkspaces", "", () => ({}), signedIn),
  row("readInvitation", "by a link", (w) => ({ token: w.linkToken }), open),
  row("readInvitation", "with a forged token", () => ({ token: forged }), ["not_found", "not_found", "not_found"]),
  row("listReceivedInvitations", "", () => ({}), signedIn),
  row("acceptReceivedInvitation", "to somebody else", (w) => ({ invitationId: w.invitation }), missing),
  row("declineReceivedInvitation", "to somebody else", (w) => ({ invitationId: w.invitation }), signedIn),
  row("acceptInvitation", "with a forged token", () => ({ token: forged }), missing),
  row("acceptInvitation", "into a workspace one is in", (w) => ({ token: w.linkToken }), [
    nobody,
    "already_member",
    "already_member",
  ]),
];
