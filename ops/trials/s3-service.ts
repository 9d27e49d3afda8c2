import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { OwnProgram } from "./own-program.ts";

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
export class S3Service extends OwnProgram {
  readonly settings: { endpoint: string; region: string; accessKey: string; secretKey: string };
  readonly #path: string;
  readonly #port: number;

  constructor(path: string, port: number) {
    super("s3");
    this.#path = path;
    this.#port = port;
    const endpoint = `http://127.0.0.1:${port}`;
    this.settings = { endpoint, region: "eu-trial-1", accessKey: "the-trial", secretKey: "a secret of the trial" };
    for (const name of ["data", "meta"]) mkdirSync(join(this.folder, name));
  }

  protected override program() {
    const { region, accessKey, secretKey } = this.settings;
    const who = ["--access", accessKey, "--secret", secretKey, "--region", region];
    const where = ["--port", `127.0.0.1:${this.#port}`, "--quiet"];
    const store = ["posix", "--sidecar", join(this.folder, "meta"), join(this.folder, "data")];
    return { path: this.#path, args: [...who, ...where, ...store] };
  }

  protected override answers(): Promise<boolean> {
    return fetch(this.settings.endpoint).then(
      () => true,
      () => false,
    );
  }
}
