import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const program = "github.com/versity/versitygw/cmd/versitygw@v1.8.0";
const cache = join(import.meta.dirname, "../../node_modules/.cache/trials");

/** The S3 server, built from its Go module at the first time (some minutes); undefined without Go. */
export function builtS3Service(say: (line: string) => void): string | undefined {
  const built = join(cache, "versitygw");
  if (existsSync(built)) return built;
  const go = [process.env.GOROOT && join(process.env.GOROOT, "bin/go"), "go", "/usr/local/go/bin/go"].find(
    (path) => path && spawnSync(path, ["version"]).status === 0,
  );
  if (!go) return undefined;
  say(`building ${program} ...`);
  mkdirSync(cache, { recursive: true });
  const { status, stderr } = spawnSync(go, ["install", program], {
    env: { ...process.env, GOBIN: cache },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} cannot be built: ${stderr.trim().split("\n").at(-1)}`);
  return built;
}

/** A real S3 service (versitygw, Apache 2.0) over a folder of its own; to be killed and started again. */
export class S3Service {
  readonly settings: { endpoint: string; region: string; accessKey: string; secretKey: string };
  readonly #program: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "atrium-s3-"));
  #child: ChildProcess | undefined;

  constructor(path: string, port: number) {
    this.#program = path;
    this.#port = port;
    const endpoint = `http://127.0.0.1:${port}`;
    this.settings = { endpoint, region: "eu-trial-1", accessKey: "the-trial", secretKey: "a secret of the trial" };
    for (const name of ["data", "meta"]) mkdirSync(join(this.#folder, name));
  }

  async start(): Promise<void> {
    const { region, accessKey, secretKey } = this.settings;
    const who = ["--access", accessKey, "--secret", secretKey, "--region", region];
    const where = ["--port", `127.0.0.1:${this.#port}`, "--quiet"];
    const store = ["posix", "--sidecar", join(this.#folder, "meta"), join(this.#folder, "data")];
    this.#child = spawn(this.#program, [...who, ...where, ...store], { stdio: "ignore" });
    const answers = () =>
      fetch(this.settings.endpoint).then(
        () => true,
        () => false,
      );
    for (const end = Date.now() + 20_000; !(await answers()); await sleep(50))
      if (Date.now() > end) throw new Error(`the S3 service does not answer on port ${this.#port}`);
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
}
