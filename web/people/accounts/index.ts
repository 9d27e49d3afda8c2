import type { Page } from "#platform/router/page.ts";

/** Who is signed in: registering, signing in and out, passwords, the account's page. */
export { registerAccountCommands } from "./account-commands.ts";
export { accountState, endSession, keepAccount, leaveDevice, loadAccount, useAccountState } from "./account-store.ts";
export { registerAccounts } from "./register-accounts.ts";
export { SignInForm } from "./sign-in-form.tsx";
export { SignUpForm } from "./sign-up-form.tsx";
export { useSignedIn } from "./use-signed-in.ts";

export const accountPages: readonly Page[] = [
  { path: "/sign-in", frame: "bare", load: () => import("./sign-in-page.tsx") },
  { path: "/sign-up", frame: "bare", load: () => import("./sign-up-page.tsx") },
  { path: "/reset", frame: "bare", load: () => import("./reset-page.tsx") },
  { path: "/verify", frame: "bare", load: () => import("./verify-page.tsx") },
  { path: "/account", frame: "bare", load: () => import("./account-page.tsx") },
];
