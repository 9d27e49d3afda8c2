import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/** What a process does; one process may have every role. */
export const serverRoles = ["api", "realtime", "worker"] as const;
export type ServerRole = (typeof serverRoles)[number];

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** Read by the tests and the commands only; a server does not stumble over them. */
export const suiteSettings = ["ATRIUM_CHROMIUM"];

/**
 * Each setting: how its text is read (throws when malformed), what the error says was expected, and whether the
 * value must stay out of error messages.
 */
export const settings = {
  PORT: {
    expected: "a port from 0 to 65535",
    read: reader(z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)).default(3000)),
  },
  HOST: {
    // Loopback unless somebody decides otherwise: a first trial must not be open to the network unnoticed.
    expected: "the address to listen on, such as 0.0.0.0",
    read: reader(
      z
        .string()
        .regex(/^[\w.:-]+$/)
        .default("localhost"),
    ),
  },
  ATRIUM_DATA: { expected: "a folder", read: reader(z.string().default("data")) },
  ATRIUM_URL: {
    expected: "the public address without path, such as https://chat.example.org",
    read: reader(z.string().transform(publicAddress).optional()),
  },
  ATRIUM_ROLES: {
    expected: `a comma-separated list of ${serverRoles.join(", ")}`,
    read: reader(
      z
        .string()
        .transform(list)
        .pipe(z.array(z.enum(serverRoles)).min(1))
        .default([...serverRoles]),
    ),
  },
  ATRIUM_SECRET: {
    expected: "at least 32 random characters",
    secret: true,
    read: reader(z.string().min(32).optional()),
  },
  ATRIUM_KEY: {
    expected: "32 random bytes in base64, or several such keys with commas between them, the newest first",
    secret: true,
    read: reader(
      z
        .string()
        .transform(list)
        .pipe(z.array(z.string().refine((key) => Buffer.from(key, "base64url").length === 32)))
        .optional(),
    ),
  },
  S3_ENDPOINT: {
    expected: "the address of an S3 service, such as https://s3.example.org",
    read: reader(address("http:", "https:").optional()),
  },
  S3_REGION: { expected: "a region, such as us-east-1", read: reader(z.string().optional()) },
  S3_BUCKET: {
    expected: "the name of a bucket",
    read: reader(
      z
        .string()
        .regex(/^[\w.-]{3,63}$/)
        .optional(),
    ),
  },
  S3_ACCESS_KEY: { expected: "the name of an access key", read: reader(z.string().optional()) },
  S3_SECRET_KEY: { expected: "the secret of the access key", secret: true, read: reader(z.string().optional()) },
  DATABASE_URL: {
    expected: "postgresql://user:password@host:port/database",
    secret: true,
    read: reader(address("postgres:", "postgresql:").optional()),
  },
  REDIS_URL: {
    expected: "redis://host:port or rediss://host:port",
    secret: true,
    read: reader(address("redis:", "rediss:").optional()),
  },
  SMTP_URL: {
    expected: "smtp://user:password@host:port or smtps://...",
    secret: true,
    read: reader(address("smtp:", "smtps:").optional()),
  },
  MAIL_FROM: {
    expected: "a mail address, such as Atrium <atrium@example.org>",
    read: reader(
      z
        .string()
        .regex(/^[^@\r\n]*[^@\s]@[^@\s]+$/)
        .optional(),
    ),
  },
  INBOUND_MAIL_ADDRESS: {
    expected: "a mail address that takes answers, such as reply@example.org",
    read: reader(
      z
        .string()
        .regex(/^[\w.-]{1,20}@[\w.-]+$/)
        .optional(),
    ),
  },
  INBOUND_MAIL_SECRET: {
    expected: "at least 32 characters without spaces",
    secret: true,
    read: reader(
      z
        .string()
        .regex(/^\S{32,}$/)
        .optional(),
    ),
  },
  INBOUND_IMAP_URL: {
    expected: "imap://user:password@host:port/mailbox or imaps://...",
    secret: true,
    read: reader(address("imap:", "imaps:").optional()),
  },
  CLAMD: {
    expected: "the address of ClamAV's daemon: host:port, or the path of its socket",
    read: reader(
      z
        .string()
        .regex(/^(?:[\w.[\]:-]+:\d+|\/.+)$/)
        .optional(),
    ),
  },
  LOG_LEVEL: { expected: `one of ${logLevels.join(", ")}`, read: reader(z.enum(logLevels).default("info")) },
  METRICS_TOKEN: {
    expected: "at least 16 characters without spaces",
    secret: true,
    read: reader(
      z
        .string()
        .regex(/^\S{16,}$/)
        .optional(),
    ),
  },
  TRUST_PROXY: {
    expected: "true, false, a number of proxies, or a comma-separated list of addresses and networks",
    read: reader(z.string().transform(proxies).default(false)),
  },
  FETCH_ALLOW: {
    expected: "a comma-separated list of host names, addresses and networks, such as wiki.example.lan, 10.1.0.0/16",
    read: reader(
      z
        .string()
        .transform(list)
        .pipe(z.array(z.string().refine(isHostOrNetwork)))
        .default([]),
    ),
  },
  LINK_PREVIEWS: { expected: "on or off", read: reader(onUnlessOff()) },
  FILE_PREVIEWS: { expected: "on or off", read: reader(onUnlessOff()) },
  FILE_MAX_MB: {
    expected: "a number of megabytes from 1 to 1000000",
    read: reader(bytes(1e6).default(100e6)),
  },
  FILES_PER_MESSAGE: {
    expected: "a number from 1 to 100",
    read: reader(
      z
        .string()
        .regex(/^([1-9]\d?|100)$/)
        .transform(Number)
        .default(10),
    ),
  },
  TRANSCRIBE_URL: {
    expected: "the address of a service like OpenAI's, such as http://whisper.lan:8000/v1",
    read: reader(address("http:", "https:").optional()),
  },
  TRANSCRIBE_KEY: {
    expected: "a key without spaces",
    secret: true,
    read: reader(z.string().regex(/^\S+$/).optional()),
  },
  TRANSCRIBE_MODEL: {
    expected: "the name of a model",
    read: reader(
      z
        .string()
        .regex(/^[\w./:@-]{1,200}$/)
        .optional(),
    ),
  },
  WORKSPACE_QUOTA_GB: {
    expected: "a number of gigabytes from 1 to 1000000",
    read: reader(bytes(1e9).optional()),
  },
};

function bytes(each: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform((text) => Number(text) * each);
}

function onUnlessOff() {
  return z
    .enum(["on", "off"])
    .default("on")
    .transform((text) => text === "on");
}

function reader<Output>(schema: z.ZodType<Output, string | undefined>): (text: string | undefined) => Output {
  return (text) => schema.parse(text);
}

function address(...protocols: string[]) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
}

function list(text: string): string[] {
  return [...new Set(text.split(",").map((part) => part.trim()))];
}

function isHostOrNetwork(text: string): boolean {
  return (
    ipaddr.isValidCIDR(text) || isIP(text) > 0 || /^(?:\*\.)?[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(text)
  );
}

function publicAddress(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const web = url?.protocol === "http:" || url?.protocol === "https:";
  if (url && web && url.pathname === "/" && !url.search && !url.hash && !url.username) return url.origin;
  context.addIssue("not a public address");
  return z.NEVER;
}

function proxies(text: string, context: z.RefinementCtx): boolean | number | string[] {
  if (text === "true" || text === "false") return text === "true";
  if (/^\d+$/.test(text)) return Number(text);
  const named = ["loopback", "linklocal", "uniquelocal"];
  const parts = list(text);
  if (parts.every((part) => named.includes(part) || ipaddr.isValid(part) || ipaddr.isValidCIDR(part))) return parts;
  context.addIssue("not proxies");
  return z.NEVER;
}
