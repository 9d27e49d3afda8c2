import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lchownSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * How PostgreSQL's programs are run. PostgreSQL refuses to run as root, so root needs another way:
 * a user namespace in which it is `nobody` (no chown, works below a folder only root can enter), or, where those
 * are forbidden (Docker's default), the account `postgres` or `nobody` that must be able to reach the data folder.
 */
export type PostgresAccount = {
  /** The command and arguments that run `program` in this account; exec keeps the process id. */
  command(program: string, args: string[]): { file: string; args: string[] };
  /** Passed to spawn. */
  ids: { uid?: number; gid?: number };
  /** Makes a folder or file usable for PostgreSQL. */
  hand(path: string): void;
};

const asIs: PostgresAccount = {
  command: (file, args) => ({ file, args }),
  ids: {},
  hand: () => undefined,
};

/**
 * Chooses the account for the cluster; root runs an ordinary person's cluster as that person, so that starting once
 * with sudo does not lock its owner out.
 */
export function postgresAccount(cluster: string): PostgresAccount {
  if (process.getuid?.() !== 0) return asIs;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return setUser(owner.uid, owner.gid);
  return userNamespace() ?? otherUser(cluster);
}

function setUser(uid: number, gid: number): PostgresAccount {
  return { ...asIs, ids: { uid, gid }, hand: (path) => handOver(path, uid, gid) };
}

/** The folder itself comes last: when it has its owner, everything inside has. */
function handOver(path: string, uid: number, gid: number): void {
  const found = statSync(path);
  if (found.uid === uid) return;
  const inside = found.isDirectory() ? readdirSync(path, { recursive: true }) : [];
  for (const name of inside) lchownSync(join(path, String(name)), uid, gid);
  chownSync(path, uid, gid);
}

function userNamespace(): PostgresAccount | undefined {
  const prefix = ["--user", "--map-user=65534", "--map-group=65534"];
  if (spawnSync("unshare", [...prefix, "true"], { stdio: "ignore" }).status !== 0) return undefined;
  return { ...asIs, command: (program, args) => ({ file: "unshare", args: [...prefix, program, ...args] }) };
}

function otherUser(cluster: string): PostgresAccount {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = lines.find((text) => text.startsWith("postgres:")) ?? lines.find((text) => text.startsWith("nobody:"));
  if (!line) throw new Error("PostgreSQL cannot run as root and there is no user postgres or nobody: use another user");
  const [name, , uid, gid] = line.split(":") as [string, string, string, string];
  openPath(dirname(cluster), name);
  return setUser(+uid, +gid);
}

/** PostgreSQL's and the data folder may be opened for passing through (not for listing); what is above is not ours. */
function openPath(folder: string, user: string): void {
  const dataFolder = dirname(folder);
  for (const path of [folder, dataFolder]) chmodSync(path, (statSync(path).mode & 0o777) | 0o001);
  for (let path = dirname(dataFolder); path !== dirname(path); path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL cannot run as root here and its user ${user} cannot enter ${path}: ` +
          "start Atrium as an ordinary user, or put ATRIUM_DATA elsewhere, or set DATABASE_URL",
      );
    }
  }
}
