import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repairLock } from "../repair-lock.mjs";
import { listFiles } from "../source-files.ts";
import { fetchProblems } from "./fetch-rule.ts";
import { honestyProblems } from "./honesty-rules.ts";
import { importProblems } from "./import-rules.ts";
import { nameProblems } from "./name-rules.ts";
import { sizeProblems } from "./size-rules.ts";
import { type Problem, parseFile, type SourceFile } from "./source-file.ts";

/** Every rule over these files; `paths` is the whole list, `sources` the code among it. */
export function houseProblems(paths: string[], sources: SourceFile[]): Problem[] {
  const parsed = sources.map(parseFile);
  return [
    ...paths.flatMap(nameProblems),
    ...parsed.flatMap(importProblems),
    ...parsed.flatMap(fetchProblems),
    ...parsed.flatMap(sizeProblems),
    ...parsed.flatMap(honestyProblems),
  ].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/** The project's own files: what git knows or would add; in a tree without git, every file that is no output. */
export function projectFiles(root: string): string[] {
  // Whoever runs the check need not be the person who owns the clone.
  const list = (...args: string[]) =>
    execFileSync("git", ["-c", "safe.directory=*", "ls-files", "-z", "--deduplicate", ...args], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).split("\0");
  try {
    const gone = new Set(list("--deleted"));
    return list("--cached", "--others", "--exclude-standard").filter((path) => path && !gone.has(path));
  } catch {
    return listFiles(root, "");
  }
}

/** Checks the tree at `root`; one line per problem. */
export function checkHouse(root: string): string[] {
  const paths = projectFiles(root);
  const code = paths.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
  const sources = code.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  const lines = houseProblems(paths, sources).map(({ path, line, message }) => `${path}:${line}  ${message}`);
  return [...lines, ...lockProblems(readFileSync(join(root, "package-lock.json"), "utf8"))];
}

/** A lock that `npm ci` takes on every system and with every registry. */
export function lockProblems(text: string): string[] {
  const lock = JSON.parse(text);
  const addressed = Object.values<{ resolved?: string; link?: boolean }>(lock.packages);
  const problems = [];
  if (addressed.some((entry) => entry.resolved && !entry.link)) problems.push("names the registry it was written from");
  if (repairLock(lock) > 0) problems.push("lacks the optional packages of other platforms");
  return problems.map((problem) => `package-lock.json  ${problem}: run npm run lock`);
}
