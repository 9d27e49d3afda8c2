import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

type Started = { path: string; args: string[]; env?: NodeJS.ProcessEnv };

/** A service's real program over a folder of its own: started until it answers, killed, started again. */
export abstract class OwnProgram {
  protected readonly folder: string;
  readonly #name: string;
  #child: ChildProcess | undefined;

  constructor(name: string) {
    this.#name = name;
    this.folder = mkdtempSync(join(tmpdir(), `atrium-${name}-`));
  }

  protected abstract program(): Started;
  protected abstract answers(): Promise<boolean>;

  async start(): Promise<void> {
    const { path, args, env } = this.program();
    const options: SpawnOptions = { stdio: "ignore", ...(env && { env }) };
    this.#child = spawn(path, args, options);
    for (const end = Date.now() + 30_000; !(await this.answers()); await sleep(50))
      if (Date.now() > end) throw new Error(`${this.#name} does not answer`);
  }

  /** As a machine that fails: it is told nothing, and writes nothing any more. */
  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
