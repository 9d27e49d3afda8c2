import { chownSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/**
 * Somebody who is not root, with a data folder of their own at `data`: `nobody` when the tests run as root and the
 * clone lies where others may read it; otherwise whoever runs the tests.
 */
export function ordinaryUser(data: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0 || !othersMayRead(root)) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((text) => text.startsWith("nobody:"));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":").map(Number) as [number, number, number, number];
  mkdirSync(data, { recursive: true });
  chownSync(data, uid, gid);
  chownSync(dirname(data), uid, gid);
  return { uid, gid };
}

function othersMayRead(path: string): boolean {
  const open = (statSync(path).mode & 0o005) === 0o005;
  return open && (dirname(path) === path || othersMayRead(dirname(path)));
}
