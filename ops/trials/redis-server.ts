import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether `redis-server` is installed, and which. */
export function redisVersion(): string | undefined {
  const asked = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  return asked.status === 0 ? /v=(\S+)/.exec(asked.stdout)?.[1] : undefined;
}

/** A real Redis on a port of this machine, without files; to be killed and started again. */
export class RedisServer {
  readonly port: number;
  readonly #options: string[];
  readonly #folder = mkdtempSync(join(tmpdir(), "atrium-redis-"));
  #child: ChildProcess | undefined;

  constructor(port: number, options: string[] = []) {
    this.port = port;
    this.#options = options;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const fixed = ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    this.#child = spawn("redis-server", [...fixed, "--dir", this.#folder, ...this.#options], { stdio: "ignore" });
    for (const end = Date.now() + 10_000; !(await this.#answers()); await sleep(20))
      if (Date.now() > end) throw new Error(`redis-server does not answer on port ${this.port}`);
  }

  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** One command, by redis-cli; answers what it printed. */
  tell(...words: string[]): string {
    return spawnSync("redis-cli", ["-p", String(this.port), ...words], { encoding: "utf8" }).stdout.trim();
  }

  #answers(): Promise<boolean> {
    return new Promise((done) => {
      const socket = connect(this.port, "127.0.0.1");
      socket.on("error", () => done(false));
      socket.on("data", () => {
        socket.destroy();
        done(true);
      });
      socket.write("PING\r\n");
    });
  }
}
