import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findLocalPostgres } from "../platform/database/local-postgres.ts";

const root = join(import.meta.dirname, "..", "..");

/** `npm start` keeps compiled code; without it a start takes twice as long. */
const asNpm = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compile") };

export type ServerProcessOptions = {
  /** The data folder. */
  data: string;
  /** 0 lets the system choose; then the address is read from what the server says. */
  port?: number;
  env?: Record<string, string>;
  /** Runs it as somebody else; only root can. */
  user?: { uid: number; gid: number } | undefined;
  program?: string;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** The real server, `server/main.ts`, as a process of its own: to be stopped, killed and looked at from outside. */
export class ServerProcess {
  readonly child: ChildProcess;
  readonly data: string;
  /** Everything it said so far. */
  stdout = "";
  stderr = "";
  readonly ended: Promise<Ended>;
  #ended = false;

  constructor({ data, port = 0, env = {}, user, program = "server/main.ts" }: ServerProcessOptions) {
    this.data = data;
    // Whoever kills the tests must not find the server still running.
    const guard = `--import=${new URL("../../ops/follow-parent.mjs?now", import.meta.url).href}`;
    const unset = { DATABASE_URL: "", REDIS_URL: "", SMTP_URL: "", ATRIUM_URL: "", HOST: "" };
    this.child = spawn(process.execPath, [guard, program], {
      cwd: root,
      env: { ...process.env, ...asNpm, ...unset, LOG_LEVEL: "error", ATRIUM_DATA: data, PORT: String(port), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...user,
    });
    this.child.stdout?.on("data", (text) => (this.stdout += String(text)));
    this.child.stderr?.on("data", (text) => (this.stderr += String(text)));
    this.ended = once(this.child, "close").then(([code, signal]) => {
      this.#ended = true;
      return { code, signal };
    });
  }

  /** Started and ready, or an error that holds what it said. */
  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    await server.ready();
    return server;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get running(): boolean {
    return !this.#ended && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Its address, as it says. */
  get url(): string {
    return /Atrium is ready at (\S+)/.exec(this.stdout)?.[1] ?? "";
  }

  async ready(milliseconds = 60_000): Promise<void> {
    for (const until = Date.now() + milliseconds; this.running && Date.now() < until; await sleep(20)) {
      if (this.url && (await isReady(this.url))) return;
    }
    throw new Error(`the server did not get ready\n${this.stdout.slice(-3000)}\n${this.stderr.slice(-3000)}`);
  }

  /** Of the embedded PostgreSQL; undefined when none runs. */
  get postgresPid(): number | undefined {
    try {
      return JSON.parse(readFileSync(join(this.data, "postgres", "running.json"), "utf8")).pid as number;
    } catch {
      return undefined;
    }
  }

  /** The embedded database as its owner; undefined when it does not run. */
  get databaseUrl(): string | undefined {
    return findLocalPostgres(join(this.data, "postgres"));
  }

  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<Ended> {
    if (this.running) this.child.kill(signal);
    return this.ended;
  }
}

export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );

/** A port nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
