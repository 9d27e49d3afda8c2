import { spawnSync } from "node:child_process";
import { answersAt } from "./answers-at.ts";
import { OwnProgram } from "./own-program.ts";

/** Whether `redis-server` is installed, and which. */
export function redisVersion(): string | undefined {
  const asked = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  return asked.status === 0 ? /v=(\S+)/.exec(asked.stdout)?.[1] : undefined;
}

/** A real Redis on a port of this machine, without files; to be killed and started again. */
export class RedisServer extends OwnProgram {
  readonly port: number;
  readonly #options: string[];

  constructor(port: number, options: string[] = []) {
    super("redis");
    this.port = port;
    this.#options = options;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  protected override program() {
    const fixed = ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    return { path: "redis-server", args: [...fixed, "--dir", this.folder, ...this.#options] };
  }

  protected override answers(): Promise<boolean> {
    return answersAt({ port: this.port, host: "127.0.0.1" }, "PING\r\n");
  }

  /** One command, by redis-cli; answers what it printed. */
  tell(...words: string[]): string {
    return spawnSync("redis-cli", ["-p", String(this.port), ...words], { encoding: "utf8" }).stdout.trim();
  }
}
