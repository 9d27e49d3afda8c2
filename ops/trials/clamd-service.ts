import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

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
export class ClamdService {
  readonly address: string;
  readonly #program: Program;
  readonly #folder = mkdtempSync(join(tmpdir(), "atrium-clamd-"));
  #child: ChildProcess | undefined;

  constructor(program: Program, at: { port: number } | "socket") {
    this.#program = program;
    this.address = at === "socket" ? join(this.#folder, "clamd.sock") : `127.0.0.1:${at.port}`;
    const listening = at === "socket" ? [`LocalSocket ${this.address}`] : [`TCPSocket ${at.port}`, "TCPAddr 127.0.0.1"];
    const settings = [`DatabaseDirectory ${this.#folder}`, "Foreground yes", "StreamMaxLength 20M", ...listening];
    writeFileSync(join(this.#folder, "clamd.conf"), `${settings.join("\n")}\n`);
    // MD5 and length of the test file (eicar.org).
    writeFileSync(join(this.#folder, "trial.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n");
  }

  async start(): Promise<void> {
    const { path, libraries } = this.#program;
    const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
    this.#child = spawn(path, ["-c", join(this.#folder, "clamd.conf")], { stdio: "ignore", env });
    for (const end = Date.now() + 30_000; !(await this.#answers()); await sleep(50))
      if (Date.now() > end) throw new Error(`clamd does not answer at ${this.address}`);
  }

  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
    rmSync(this.address, { force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answers(): Promise<boolean> {
    const [host, port] = this.address.split(":");
    return new Promise((done) => {
      const socket = port ? connect(Number(port), host) : connect(this.address);
      socket.on("error", () => done(false));
      socket.on("data", () => {
        socket.destroy();
        done(true);
      });
      socket.write("zPING\0");
    });
  }
}
