import { resolve } from "node:path";
import { nearestName } from "./nearest-name.ts";
import { type ServerRole, settings, suiteSettings } from "./settings.ts";

/** Every setting of a running server, checked. `handbook/operating.md` describes them for the person who runs it. */
export type Config = {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Absolute path of the folder that holds the database, the files and the keys. */
  dataFolder: string;
  /** The public address without a trailing slash; links in mails and the origin check rest on it. */
  url: string;
  /** Without one, a PostgreSQL of our own runs in the data folder. */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  /** The sender of mails. */
  mailFrom: string | undefined;
  /** Where answers to mails go, as `reply+CODE@`; without it mails cannot be answered. */
  inboundMailAddress: string | undefined;
  /** Whoever hands over incoming mail by HTTP shows this. */
  inboundMailSecret: string | undefined;
  /** A mailbox to fetch incoming mail from. */
  inboundImapUrl: string | undefined;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  roles: ServerRole[];
  /** Signs tokens; without one, a key made at the first start is kept in the database. */
  secret: string | undefined;
  /** The keys that wrap the keys of stored bytes, newest first; without them, those of a file in the data folder. */
  masterKeys: string[] | undefined;
  /** Where bytes are kept instead of the data folder. */
  s3: S3Settings | undefined;
  /** Where ClamAV's daemon answers; without one nothing is scanned. */
  clamd: string | undefined;
  /** Opens `/metrics` to whoever sends it as a bearer token; without one it answers this machine only. */
  metricsToken: string | undefined;
  /** Whose `X-Forwarded-*` headers are believed, in Fastify's terms. */
  trustProxy: boolean | number | string[];
  /** Names and networks inside that the server may fetch from, because somebody wrote their address. */
  fetchAllow: string[];
  /** Whether links in messages are looked up. */
  linkPreviews: boolean;
  /** Whether previews of files are made and their words read. */
  filePreviews: boolean;
  /** Who writes down what is said in voice messages; without it nobody does. */
  transcribe: TranscribeSettings | undefined;
  /** The largest file that can be uploaded, in bytes. */
  fileMaxBytes: number;
  /** The most files one message carries. */
  filesPerMessage: number;
  /** What all files of a workspace may have together, in bytes. */
  workspaceQuotaBytes: number | undefined;
};

export type S3Settings = { endpoint: string; region: string; bucket: string; accessKey: string; secretKey: string };

/** `url` is the address that `/audio/transcriptions` follows. */
export type TranscribeSettings = { url: string; key: string | undefined; model: string };

/** A setting is wrong; the message is one line that names it. `main` prints it and ends with `exitCode`. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly exitCode = 2;
}

/**
 * Reads the settings from the environment. An empty value counts as not set.
 * @throws ConfigError naming every wrong setting in one line; a misspelt `ATRIUM_...` is wrong too, because a
 * setting that is silently ignored (a data folder, say) is found out too late.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems = unknownNames(env);
  const read = <Name extends keyof typeof settings>(name: Name): ReturnType<(typeof settings)[Name]["read"]> => {
    const text = env[name]?.trim() || undefined;
    const setting = settings[name];
    try {
      return setting.read(text) as ReturnType<(typeof settings)[Name]["read"]>;
    } catch {
      const got = "secret" in setting ? "" : `, got ${JSON.stringify(text)}`;
      problems.push(`${name}: expected ${setting.expected}${got}`);
      return undefined as never;
    }
  };
  const port = read("PORT");
  const config: Config = {
    host: read("HOST"),
    port,
    dataFolder: resolve(read("ATRIUM_DATA")),
    url: read("ATRIUM_URL") ?? `http://localhost:${port}`,
    databaseUrl: read("DATABASE_URL"),
    redisUrl: read("REDIS_URL"),
    smtpUrl: read("SMTP_URL"),
    mailFrom: read("MAIL_FROM"),
    inboundMailAddress: read("INBOUND_MAIL_ADDRESS"),
    inboundMailSecret: read("INBOUND_MAIL_SECRET"),
    inboundImapUrl: read("INBOUND_IMAP_URL"),
    logLevel: read("LOG_LEVEL"),
    roles: read("ATRIUM_ROLES"),
    secret: read("ATRIUM_SECRET"),
    masterKeys: read("ATRIUM_KEY"),
    s3: s3Of(
      {
        endpoint: read("S3_ENDPOINT"),
        region: read("S3_REGION"),
        bucket: read("S3_BUCKET"),
        accessKey: read("S3_ACCESS_KEY"),
        secretKey: read("S3_SECRET_KEY"),
      },
      problems,
    ),
    clamd: read("CLAMD"),
    metricsToken: read("METRICS_TOKEN"),
    trustProxy: read("TRUST_PROXY"),
    fetchAllow: read("FETCH_ALLOW"),
    linkPreviews: read("LINK_PREVIEWS"),
    filePreviews: read("FILE_PREVIEWS"),
    transcribe: transcribeOf(
      { url: read("TRANSCRIBE_URL"), key: read("TRANSCRIBE_KEY"), model: read("TRANSCRIBE_MODEL") },
      problems,
    ),
    fileMaxBytes: read("FILE_MAX_MB"),
    filesPerMessage: read("FILES_PER_MESSAGE"),
    workspaceQuotaBytes: read("WORKSPACE_QUOTA_GB"),
  };
  if (problems.length > 0) throw new ConfigError(problems.join("; "));
  return config;
}

const s3Names = {
  endpoint: "S3_ENDPOINT",
  region: "S3_REGION",
  bucket: "S3_BUCKET",
  accessKey: "S3_ACCESS_KEY",
  secretKey: "S3_SECRET_KEY",
};

/** All of them or none: half a service would be found out with the first file. */
function s3Of(read: Partial<S3Settings>, problems: string[]): S3Settings | undefined {
  const missing = (Object.keys(s3Names) as (keyof S3Settings)[]).filter((key) => read[key] === undefined);
  if (missing.length === 0) return read as S3Settings;
  // One that was wrong has been named already.
  if (missing.length < 5 && problems.every((problem) => !problem.startsWith("S3_")))
    problems.push(`${missing.map((key) => s3Names[key]).join(", ")}: not set, while other settings of S3 are`);
  return undefined;
}

/** A key or a model alone says that somebody thought transcripts were on. */
function transcribeOf(
  { url, key, model }: { url: string | undefined; key: string | undefined; model: string | undefined },
  problems: string[],
): TranscribeSettings | undefined {
  if (url) return { url: url.replace(/\/+$/, ""), key, model: model ?? "whisper-1" };
  // A wrong one has been named already.
  if ((key || model) && problems.every((problem) => !problem.startsWith("TRANSCRIBE_URL")))
    problems.push("TRANSCRIBE_URL: not set, while other settings of transcripts are");
  return undefined;
}

function unknownNames(env: Record<string, string | undefined>): string[] {
  const known = [...Object.keys(settings), ...suiteSettings];
  const unknown = Object.keys(env).filter((name) => name.startsWith("ATRIUM_") && !known.includes(name));
  return unknown.sort().map((name) => {
    const meant = nearestName(name, known);
    return `${name}: no such setting${meant ? `, did you mean ${meant}?` : ""}`;
  });
}
