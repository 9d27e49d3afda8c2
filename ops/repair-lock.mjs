// Completes package-lock.json after npm wrote it.
//
// A registry mirror may lack the optional packages of other platforms (a linter's macOS binary, say). npm then
// leaves them out of the lock without a word, and `npm ci` refuses the lock it just wrote ("Missing: ... from lock
// file"). Each missing optional package gets a stub entry with its version, system and processor: `npm ci` is
// content, skips the stub where it does not fit, and fetches it by version where it does.
import { readFileSync, writeFileSync } from "node:fs";

const systems = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const processors = {
  arm: "arm",
  arm64: "arm64",
  ia32: "ia32",
  loong64: "loong64",
  mips64el: "mips64el",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  wasm32: "wasm32",
  x64: "x64",
};

/** Reads the platform from a package name such as `@biomejs/cli-linux-x64-musl`. */
function platformOf(name) {
  const words = name.slice(name.lastIndexOf("/") + 1).split("-");
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = words.map((word) => processors[word]).find(Boolean);
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : os === "linux" && words.includes("gnu")
      ? "glibc"
      : undefined;
  return { cpu: cpu && [cpu], libc: libc && [libc], os: os && [os] };
}

/** The lock entry a package at `from` would load under `name`, looked up the way Node resolves it. */
function resolveEntry(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const entry = packages[`${folder ? `${folder}/` : ""}node_modules/${name}`];
    if (entry || !folder) return entry;
    if (!folder.includes("/node_modules/")) folder = "";
  }
}

/** Adds the missing optional entries to a parsed lock and answers how many there were. */
export function repairLock(lock) {
  const { packages } = lock;
  let added = 0;
  for (const [from, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolveEntry(packages, from, name)) continue;
      const platform = platformOf(name);
      if (!platform.os && !platform.cpu) continue;
      const top = `node_modules/${name}`;
      const path = packages[top] ? `${from}/${top}` : top;
      // In npm's own order, or its next write would turn every line over.
      const { cpu, libc, os } = platform;
      const dev = entry.dev ? { dev: true } : {};
      packages[path] = {
        version,
        ...(cpu && { cpu }),
        ...dev,
        ...(libc && { libc }),
        optional: true,
        ...(os && { os }),
      };
      added += 1;
    }
  }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return added;
}

if (import.meta.filename === process.argv[1]) {
  const file = new URL("../package-lock.json", import.meta.url);
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = repairLock(lock);
  // A resolved address would tie every install to the registry of whoever wrote the lock.
  for (const entry of Object.values(lock.packages)) if (!entry.link) delete entry.resolved;
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added} entries of other platforms added`);
}
