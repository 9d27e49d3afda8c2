import { feature } from "#platform/operations/feature.ts";
import { mountInboundMail } from "./inbound-route.ts";
import { startImap } from "./poll-imap.ts";

export { replyAddressFor } from "./reply-address.ts";

/** Answering from one's mail program. */
export const mailReplies = feature({ name: "inbox/mail-replies", routes: mountInboundMail, start: startImap });
