import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { instanceKey } from "#platform/secrets/instance-key.ts";

type ReplyAddressTable = {
  workspace_id: string;
  code: string;
  member_id: string;
  channel_id: string;
  thread_id: string | null;
  expires_at: Date;
};
declare module "#platform/database/tables.ts" {
  interface Tables {
    mail_reply_address: ReplyAddressTable;
  }
}
/** A conversation in which somebody may answer by mail. */
export type ReplyPlace = {
  workspaceId: string;
  memberId: string;
  channelId: string;
  threadId: string | null;
};

/** How long the address in a mail works, and when a conversation gets a new one. */
const lasts = 60 * 86_400_000;
const renewed = 30 * 86_400_000;

/**
 * The address that answers go to: `reply+CODE@host`, 26 characters of a code and its signature in the letters a mail
 * server does not change. Undefined when this instance gets no mail.
 */
export async function replyAddressFor(platform: Platform, place: ReplyPlace): Promise<string | undefined> {
  const address = platform.config.inboundMailAddress;
  if (!address) return undefined;
  const row = await platform.run({ workspaceId: place.workspaceId }, ({ db, now }) => addressRow(db, place, now));
  const [local, host] = address.split("@") as [string, string];
  return `${local}+${row.code}${await signatureOf(platform, row)}@${host}`;
}

/** One address serves a conversation for a month. */
async function addressRow(db: Db, place: ReplyPlace, now: Date): Promise<ReplyAddressTable> {
  const { workspaceId, memberId, channelId, threadId } = place;
  const after = new Date(now.getTime() + renewed);
  const known = await sql<ReplyAddressTable>`
    select * from mail_reply_address where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid
      and channel_id = ${channelId}::uuid and thread_id is not distinct from ${threadId}::uuid
      and expires_at > ${after} order by expires_at desc limit 1`.execute(db);
  if (known.rows[0]) return known.rows[0];
  await sql`delete from mail_reply_address where workspace_id = ${workspaceId}::uuid and expires_at < ${now}`.execute(
    db,
  );
  const made = await sql<ReplyAddressTable>`
    insert into mail_reply_address (workspace_id, code, member_id, channel_id, thread_id, expires_at)
    values (${workspaceId}::uuid, ${base32(randomBytes(10))}, ${memberId}::uuid, ${channelId}::uuid,
      ${threadId}::uuid, ${new Date(now.getTime() + lasts)})
    returning *`.execute(db);
  return made.rows[0] as ReplyAddressTable;
}

const codeLength = 16;

/** What an address stands for; undefined for one this instance did not sign, or signed too long ago. */
export async function readReplyAddress(platform: Platform, address: string): Promise<ReplyPlace | undefined> {
  const { inboundMailAddress } = platform.config;
  const [local, host] = (inboundMailAddress ?? "").toLowerCase().split("@");
  const [, given] = new RegExp(`^${escapeRegExp(local ?? "")}\\+([a-z2-7]{42})@${escapeRegExp(host ?? "")}$`).exec(
    address.toLowerCase(),
  ) ?? [undefined, undefined];
  if (!given) return undefined;
  const row = await platform.run({}, ({ db }) => rowOfCode(db, given.slice(0, codeLength)));
  if (!row) return undefined;
  const [own, signature] = [Buffer.from(await signatureOf(platform, row)), Buffer.from(given.slice(codeLength))];
  if (own.length !== signature.length || !timingSafeEqual(own, signature) || row.expires_at < new Date())
    return undefined;
  return {
    workspaceId: row.workspace_id,
    memberId: row.member_id,
    channelId: row.channel_id,
    threadId: row.thread_id,
  };
}

async function rowOfCode(db: Db, code: string): Promise<ReplyAddressTable | undefined> {
  const { rows } = await sql<Omit<ReplyAddressTable, "code">>`
    select * from find_mail_reply_address(${code})`.execute(db);
  return rows[0] && { ...rows[0], code };
}

/** 128 bits over everything the address says: a row that somebody changed opens nothing. */
async function signatureOf(platform: Platform, row: ReplyAddressTable): Promise<string> {
  const { workspace_id, code, member_id, channel_id, thread_id, expires_at } = row;
  const said = [workspace_id, code, member_id, channel_id, thread_id ?? "", expires_at.getTime()].join(" ");
  const key = await instanceKey(platform, "mail replies");
  return base32(createHmac("sha256", key).update(said).digest().subarray(0, 16));
}

/** RFC 4648, lower case and without padding: mail servers do not keep the case of an address. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
