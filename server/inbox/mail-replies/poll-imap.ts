import type { ImapFlow } from "imapflow";
import type { Platform } from "#platform/operations/platform.ts";
import { mostBytes, receiveMail } from "./receive-mail.ts";

/** How often the mailbox is looked at, in ms. */
const lookEvery = 30_000;
const mostAtOnce = 50;

/** Fetches answers from a mailbox, where no mail server hands them over; in the worker. */
export function startImap(platform: Platform): void {
  const { inboundImapUrl: url, roles } = platform.config;
  if (!url || !roles.includes("worker")) return;
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    await fetchMail(platform, url)
      .catch((error: unknown) => platform.log.warn({ err: error }, "the mailbox of answers could not be read"))
      .finally(() => {
        isLooking = false;
      });
  };
  setInterval(() => void look(), lookEvery).unref();
  void look();
}

/** Reads what is unseen and marks it seen; a mail that fails for now stays unseen. */
export async function fetchMail(platform: Platform, address: string): Promise<void> {
  const url = new URL(address);
  const secure = url.protocol === "imaps:";
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port || (secure ? 993 : 143)),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    socketTimeout: 60_000,
  });
  client.on("error", (error: Error) => platform.log.warn({ err: error }, "the mailbox of answers went away"));
  await client.connect();
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || "INBOX");
    try {
      await readUnseen(platform, client);
    } finally {
      lock.release();
    }
  } finally {
    await client.logout();
  }
}

async function readUnseen(platform: Platform, client: ImapFlow): Promise<void> {
  const unseen = (await client.search({ seen: false }, { uid: true })) || [];
  for (const uid of unseen.slice(0, mostAtOnce)) {
    const mail = await client.fetchOne(String(uid), { size: true, source: { maxLength: mostBytes } }, { uid: true });
    if (!mail || !mail.source) continue;
    try {
      if ((mail.size ?? 0) <= mostBytes) await receiveMail(platform, mail.source);
      await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
    } catch (error) {
      platform.log.warn({ err: error }, "an answer by mail could not be read and will be tried again");
    }
  }
}
