import type { Feature } from "#platform/router/page.ts";
import { accountPages, registerAccounts } from "./accounts/index.ts";
import { directoryPages, registerDirectory } from "./directory/index.ts";
import { registerGroups } from "./groups/index.ts";
import { mailboxPages } from "./mailbox/index.ts";
import { preferencePages, registerPreferences } from "./preferences/index.ts";
import { registerPresence } from "./presence/index.ts";
import { registerOwnProfile, registerProfiles } from "./profiles/index.ts";

/** Accounts, sign-in, profiles, presence, the directory. */
export const people: Feature = {
  name: "people",
  pages: [...accountPages, ...mailboxPages, ...directoryPages, ...preferencePages],
  register() {
    registerAccounts();
    registerProfiles();
    registerPreferences();
    registerPresence();
    registerGroups();
    registerOwnProfile();
    registerDirectory();
  },
  later: () => import("./register-later.ts"),
};
