import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answersAt } from "./answers-at.ts";
import { OwnProgram } from "./own-program.ts";

const cache = join(import.meta.dirname, "../../node_modules/.cache/trials/clamav");
const packages = ["clamav-daemon", "libclamav12", "libmspack0", "libjson-c5", "libcurl4", "libxml2"];

type Program = { path: string; libraries: string };

/** ClamAV's daemon, installed or unpacked from Debian's packages (nothing is installed); undefined without either. */
export function clamdProgram(say: (line: string) => void): Program | undefined {
  const installed = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].find(existsSync);
  if (installed) return { path: installed, libraries: "" };
  const unpacked = { path: join(cache, "usr/sbin/clamd"), libraries: join(cache, "usr/lib/x86_64-linux-gnu") };
  if (existsSync(unpacked.path)) return unpacked;
  if (spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  say(`fetching ${packages.join(", ")} ...`);
  const folder = mkdtempSync(join(tmpdir(), "atrium-clamav-"));
  try {
    if (spawnSync("apt-get", ["download", ...packages], { cwd: folder }).status !== 0) return undefined;
    mkdirSync(cache, { recursive: true });
    for (const file of readdirSync(folder)) spawnSync("dpkg", ["-x", join(folder, file), cache]);
    return existsSync(unpacked.path) ? unpacked : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The real daemon, which knows EICAR and nothing else; to be killed and started again. */
export class ClamdService extends OwnProgram {
  readonly address: string;
  readonly #program: Program;

  constructor(program: Program, at: { port: number } | "socket") {
    super("clamd");
    this.#program = program;
    this.address = at === "socket" ? join(this.folder, "clamd.sock") : `127.0.0.1:${at.port}`;
    const listening = at === "socket" ? [`LocalSocket ${this.address}`] : [`TCPSocket ${at.port}`, "TCPAddr 127.0.0.1"];
    const settings = [`DatabaseDirectory ${this.folder}`, "Foreground yes", "StreamMaxLength 20M", ...listening];
    writeFileSync(join(this.folder, "clamd.conf"), `${settings.join("\n")}\n`);
    // MD5 and length of the test file (eicar.org).
    writeFileSync(join(this.folder, "trial.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n");
  }

  protected override program() {
    const { path, libraries } = this.#program;
    const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
    return { path, args: ["-c", join(this.folder, "clamd.conf")], env };
  }

  override async kill(): Promise<void> {
    await super.kill();
    rmSync(this.address, { force: true });
  }

  protected override answers(): Promise<boolean> {
    const [host = "", port] = this.address.split(":");
    return answersAt(port ? { port: Number(port), host } : { path: this.address }, "zPING\0");
  }
}
