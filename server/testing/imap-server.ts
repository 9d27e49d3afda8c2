import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterFile } from "./after-file.ts";

export type ImapServer = {
  /** With a user and password in it. */
  url: string;
  /** Puts a mail into the mailbox. */
  deliver(mail: string): void;
  /** The numbers of mails marked as seen. */
  seen: Set<number>;
};

/** A mailbox that speaks as much of RFC 3501 as fetching unseen mail takes. Stops after the file's tests. */
export async function imapServer(): Promise<ImapServer> {
  const mails: string[] = [];
  const seen = new Set<number>();
  const server = createServer((socket) => talk(socket, mails, seen));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterFile(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://replies:a%20password@127.0.0.1:${port}/INBOX`,
    deliver: (mail) => void mails.push(mail),
    seen,
  };
}

function talk(socket: Socket, mails: readonly string[], seen: Set<number>): void {
  let waiting = "";
  const say = (...lines: string[]) => socket.write(lines.map((line) => `${line}\r\n`).join(""));
  const answers: [RegExp, (found: RegExpExecArray) => string[]][] = [
    [/^CAPABILITY/i, () => ["* CAPABILITY IMAP4rev1"]],
    [/^LIST/i, () => ['* LIST (\\HasNoChildren) "/" "INBOX"']],
    [
      /^(?:SELECT|EXAMINE)/i,
      () => [
        `* ${mails.length} EXISTS`,
        "* FLAGS (\\Seen)",
        "* OK [UIDVALIDITY 1] ok",
        `* OK [UIDNEXT ${mails.length + 1}] ok`,
      ],
    ],
    [
      /^UID SEARCH/i,
      () => [
        `* SEARCH ${mails
          .map((_, index) => index + 1)
          .filter((uid) => !seen.has(uid))
          .join(" ")}`,
      ],
    ],
    [
      /^UID FETCH (\d+)/i,
      ([, uid]) => {
        const mail = mails[Number(uid) - 1] ?? "";
        const { length } = Buffer.from(mail);
        return [`* ${uid} FETCH (UID ${uid} RFC822.SIZE ${length} BODY[]<0> {${length}}`, `${mail})`];
      },
    ],
    [
      /^UID STORE (\d+)/i,
      ([, uid]) => {
        seen.add(Number(uid));
        return [];
      },
    ],
    [/^LOGOUT/i, () => ["* BYE"]],
  ];
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (waiting + chunk.toString()).split("\r\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) {
      const [, tag = "*", command = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
      if (/^LOGIN/i.test(command) && !command.includes("a password")) {
        say(`${tag} NO [AUTHENTICATIONFAILED] wrong`);
        continue;
      }
      const found = answers.map(([form, answer]) => ({ match: form.exec(command), answer })).find(({ match }) => match);
      say(...(found?.match ? found.answer(found.match) : []), `${tag} OK done`);
      if (/^LOGOUT/i.test(command)) socket.end();
    }
  });
  say("* OK [CAPABILITY IMAP4rev1] ready");
}
