import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const problem = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
};

test("works with nothing set, open to this machine only", () => {
  expect(readConfig({})).toEqual({
    host: "localhost",
    port: 3000,
    dataFolder: resolve("data"),
    url: "http://localhost:3000",
    logLevel: "info",
    roles: ["api", "realtime", "worker"],
    trustProxy: false,
    fetchAllow: [],
    linkPreviews: true,
    filePreviews: true,
    fileMaxBytes: 100_000_000,
    filesPerMessage: 10,
  });
});

test("an empty value counts as not set", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: " " })).toEqual(readConfig({}));
});

test("reads what is set", () => {
  const env = {
    PORT: "0",
    ATRIUM_URL: "https://Chat.example.org/",
    ATRIUM_ROLES: "api, worker",
    TRUST_PROXY: "10.0.0.0/8,::1",
    MAIL_FROM: "Atrium <atrium@example.org>",
    FETCH_ALLOW: "wiki.example.lan, *.corp, 10.1.0.0/16, ::1",
    LINK_PREVIEWS: "off",
    FILE_PREVIEWS: "off",
  };
  expect(readConfig(env)).toMatchObject({
    port: 0,
    url: "https://chat.example.org",
    roles: ["api", "worker"],
    trustProxy: ["10.0.0.0/8", "::1"],
    mailFrom: "Atrium <atrium@example.org>",
    fetchAllow: ["wiki.example.lan", "*.corp", "10.1.0.0/16", "::1"],
    linkPreviews: false,
    filePreviews: false,
  });
});

test.each([
  ["FETCH_ALLOW", "http://wiki.example.lan", "FETCH_ALLOW: expected a comma-separated list"],
  ["PORT", "abc", 'PORT: expected a port from 0 to 65535, got "abc"'],
  ["PORT", "65536", 'PORT: expected a port from 0 to 65535, got "65536"'],
  ["PORT", "-1", 'PORT: expected a port from 0 to 65535, got "-1"'],
  [
    "ATRIUM_ROLES",
    "api,cook",
    'ATRIUM_ROLES: expected a comma-separated list of api, realtime, worker, got "api,cook"',
  ],
  ["TRUST_PROXY", "everyone", "TRUST_PROXY: expected true, false, a number of proxies"],
  ["ATRIUM_URL", "https://example.org/chat", "ATRIUM_URL: expected the public address without path"],
  ["ATRIUM_URL", "chat.example.org", "ATRIUM_URL: expected the public address without path"],
  ["LOG_LEVEL", "loud", "LOG_LEVEL: expected one of trace"],
  ["MAIL_FROM", "nobody", "MAIL_FROM: expected a mail address"],
  ["FILES_PER_MESSAGE", "101", 'FILES_PER_MESSAGE: expected a number from 1 to 100, got "101"'],
])("refuses %s=%s and says what is expected", (name, value, message) => {
  expect(problem({ [name]: value })).toContain(message);
});

test("transcripts need an address, and have a usual model", () => {
  const env = { TRANSCRIBE_URL: "http://whisper.lan:8000/v1/" };
  expect(readConfig(env).transcribe).toEqual({ url: "http://whisper.lan:8000/v1", key: undefined, model: "whisper-1" });
  expect(problem({ TRANSCRIBE_KEY: "sk-hunter" })).toBe(
    "TRANSCRIBE_URL: not set, while other settings of transcripts are",
  );
});

test.each(["DATABASE_URL", "REDIS_URL", "SMTP_URL", "METRICS_TOKEN", "ATRIUM_SECRET", "TRANSCRIBE_KEY"])(
  "keeps the value of a wrong %s out of the message",
  (name) => {
    const message = problem({ [name]: "hunter 2" });
    expect(message).toContain(`${name}: expected`);
    expect(message).not.toContain("hunter");
  },
);

test("takes S3 with all of its settings or with none", () => {
  const endpoint = { S3_ENDPOINT: "http://127.0.0.1:9000", S3_REGION: "us-east-1" };
  const whole = { ...endpoint, S3_BUCKET: "atrium-files", S3_ACCESS_KEY: "us", S3_SECRET_KEY: "hunter 2" };
  expect(readConfig(whole).s3).toMatchObject({ bucket: "atrium-files", secretKey: "hunter 2" });
  expect(problem(endpoint)).toBe("S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY: not set, while other settings of S3 are");
  expect(problem({ ...whole, S3_BUCKET: "a b" })).toBe('S3_BUCKET: expected the name of a bucket, got "a b"');
});

test("takes several master keys and keeps wrong ones out of the message", () => {
  const key = Buffer.alloc(32, 7).toString("base64url");
  expect(readConfig({ ATRIUM_KEY: `${key}, ${Buffer.alloc(32, 250).toString("base64")}` }).masterKeys).toHaveLength(2);
  expect(problem({ ATRIUM_KEY: `${key},hunter2` })).toContain("ATRIUM_KEY: expected 32 random bytes");
  expect(problem({ ATRIUM_KEY: "hunter2" })).not.toContain("hunter");
});

test("refuses a misspelt setting and says which was meant", () => {
  expect(problem({ ATRIUM_DAT: "x" })).toBe("ATRIUM_DAT: no such setting, did you mean ATRIUM_DATA?");
  expect(problem({ ATRIUM_COLOUR: "x" })).toBe("ATRIUM_COLOUR: no such setting");
});

test("names every wrong setting in one line", () => {
  expect(problem({ PORT: "x", LOG_LEVEL: "y" }).split("; ")).toHaveLength(2);
  expect(problem({ PORT: "x", LOG_LEVEL: "y" })).not.toContain("\n");
});
