import { feature } from "#platform/operations/feature.ts";
import { mountUnsubscription } from "./unsubscribe-route.ts";

export { mailMedium } from "./mail-medium.ts";
export { unsubscribeUrl } from "./signed-link.ts";

/** Mails about what was not read, and how to have no more of them. */
export const inboxMail = feature({ name: "inbox/mail", routes: mountUnsubscription });
