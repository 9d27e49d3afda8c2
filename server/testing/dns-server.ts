import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";
import ipaddr from "ipaddr.js";

/** What a name answers: addresses, or another name to ask for (`-> name`). Asked anew each time. */
export type DnsNames = Record<string, () => string[]>;

/** A name server of one's own on the loopback (RFC 1035): A, AAAA and CNAME, nothing kept. */
export async function startDnsServer(names: DnsNames): Promise<{ address: string; stop(): void }> {
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => socket.send(answerTo(query, names), from.port, from.address));
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  return { address: `127.0.0.1:${(socket.address() as AddressInfo).port}`, stop: () => socket.close() };
}

const types = { A: 1, CNAME: 5, AAAA: 28 } as const;

function answerTo(query: Buffer, names: DnsNames): Buffer {
  const { name, end } = nameAt(query, 12);
  const asked = query.readUInt16BE(end);
  const records = recordsOf(name, asked, names);
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(records.length > 0 || name in names ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(records.length, 6);
  header.writeUInt16BE(0, 8);
  header.writeUInt16BE(0, 10);
  return Buffer.concat([header, query.subarray(12, end + 4), ...records]);
}

function recordsOf(name: string, asked: number, names: DnsNames): Buffer[] {
  return (names[name]?.() ?? []).flatMap((answer) => {
    const other = /^-> (.+)$/.exec(answer)?.[1];
    if (other) return [record(name, types.CNAME, encodeName(other)), ...recordsOf(other, asked, names)];
    const address = ipaddr.parse(answer);
    const type = address.kind() === "ipv4" ? types.A : types.AAAA;
    return type === asked ? [record(name, type, Buffer.from(address.toByteArray()))] : [];
  });
}

function record(name: string, type: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(name), fixed, data]);
}

const encodeName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split(".").map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function nameAt(query: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 1 };
}
