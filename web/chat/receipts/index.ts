import type { Feature } from "#platform/router/page.ts";

/** Who has read a message. */
export const receipts: Feature = { name: "chat/receipts", later: () => import("./register-receipts.ts") };
