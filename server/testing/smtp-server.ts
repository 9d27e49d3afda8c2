import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterFile } from "./after-file.ts";

type Refusal = (recipient: string) => string | null | undefined;
export type ReceivedMail = { from: string; to: string[]; data: string };

/** A mail server that keeps what it gets; `refuse` answers a recipient with a code of its own, or (null) never. */
export type SmtpServer = { url: string; received: ReceivedMail[]; tries(): number };

/** Speaks as much of RFC 5321 as sending a mail takes. Stops after the file's tests. */
export async function smtpServer(refuse: Refusal = () => undefined): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  let tries = 0;
  const server = createServer((socket) => {
    tries += 1;
    talk(socket, refuse, (mail) => received.push(mail));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterFile(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, tries: () => tries };
}

function talk(socket: Socket, refuse: Refusal, keep: (mail: ReceivedMail) => void) {
  let mail: ReceivedMail = { from: "", to: [], data: "" };
  let reading = false;
  let waiting = "";
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (/^(EHLO|HELO)/i.test(line)) return say("250 test");
    if (/^MAIL/i.test(line)) {
      mail = { from: address, to: [], data: "" };
      return say("250 ok");
    }
    if (/^RCPT/i.test(line)) {
      const refusal = refuse(address);
      if (refusal === null) return;
      if (!refusal) mail.to.push(address);
      return say(refusal ?? "250 ok");
    }
    if (/^DATA/i.test(line)) {
      reading = true;
      return say("354 go on");
    }
    if (/^QUIT/i.test(line)) return socket.end("221 bye\r\n");
    return say("250 ok");
  };
  const body = (line: string) => {
    if (line !== ".") {
      mail.data += `${line.replace(/^\.\./, ".")}\r\n`;
      return;
    }
    reading = false;
    keep(mail);
    say("250 kept");
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (waiting + chunk.toString()).split("\r\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) (reading ? body : command)(line);
  });
  say("220 test");
}
