import { spawnSync } from "node:child_process";

/** `npm run format`: writes the house format and sorts imports. */
const biomeArguments = ["check", "--write", "--log-level=warn", ...process.argv.slice(2)];
process.exitCode =
  spawnSync("biome", biomeArguments, { stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;
