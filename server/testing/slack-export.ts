import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterFile } from "./after-file.ts";
import { scratchFolder } from "./test-postgres.ts";
import { writeZip, type ZipEntry } from "./write-zip.ts";

type Json = Record<string, unknown>;
export type SlackExport = {
  users?: Json[];
  channels?: Json[];
  groups?: Json[];
  dms?: Json[];
  mpims?: Json[];
  /** Day files by path, e.g. `general/2024-01-01.json`; a string is written as it is. */
  days?: Record<string, Json[] | string>;
  more?: ZipEntry[];
};

/** A folder of this test file alone; removed after its tests. */
export function scratchFolderOf(name: string): string {
  const folder = mkdtempSync(join(scratchFolder(), `atrium-${name}-`));
  afterFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes an export as Slack makes it and answers its path. */
export function slackExport(given: SlackExport, name = "Acme Slack export Jan 1 2024 - Jan 31 2024.zip"): string {
  const list = (file: string, value: Json[] | undefined) =>
    value ? [{ name: file, data: JSON.stringify(value) }] : [];
  const path = join(scratchFolderOf("slack-export"), name);
  const days = Object.entries(given.days ?? {}).map(([day, value]) => ({
    name: day,
    data: typeof value === "string" ? value : JSON.stringify(value),
  }));
  writeFileSync(
    path,
    writeZip([
      ...list("users.json", given.users ?? []),
      ...list("channels.json", given.channels ?? []),
      ...list("groups.json", given.groups),
      ...list("dms.json", given.dms),
      ...list("mpims.json", given.mpims),
      ...days,
      ...(given.more ?? []),
    ]),
  );
  return path;
}

export const slackUser = (id: string, name: string, more: Json = {}): Json => ({
  id,
  name: name.toLowerCase(),
  deleted: false,
  is_bot: false,
  profile: { real_name: name, display_name: name },
  ...more,
});

export const slackChannel = (id: string, name: string, members: string[], more: Json = {}): Json => ({
  id,
  name,
  created: 1_704_000_000,
  creator: members[0],
  is_archived: false,
  is_general: false,
  members,
  topic: { value: "" },
  purpose: { value: "" },
  ...more,
});

/** `at`: seconds after noon of 1 January 2024, with Slack's microseconds when it is not whole. */
export const slackTime = (at: number): string => (1_704_110_400 + at).toFixed(6);
export const slackMessage = (user: string, at: number, text: string, more: Json = {}): Json => ({
  type: "message",
  user,
  text,
  ts: slackTime(at),
  ...more,
});
export const slackReply = (user: string, at: number, root: number, text: string, more: Json = {}): Json =>
  slackMessage(user, at, text, { thread_ts: slackTime(root), ...more });
