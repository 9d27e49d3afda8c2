import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "@atrium/server/testing/server-process.ts";
import { builtS3Service, S3Service } from "./s3-service.ts";
import type { Trial } from "./trial-command.ts";

const root = join(import.meta.dirname, "../..");
/** Whose tests are run on the service: every server they start keeps its bytes there, in a bucket of its own. */
const tests = ["server/platform/storage", "server/files"];

/** Everything about files that `npm test` tries in a folder, tried in the buckets of a real S3 service. */
export const run: Trial["run"] = async (say) => {
  const program = builtS3Service(say);
  if (!program) {
    say("There is no Go on this machine to build an S3 service with (https://go.dev/dl, or GOROOT).");
    return false;
  }
  const service = new S3Service(program, await freePort());
  try {
    await service.start();
    say(`versitygw 1.8.0 at ${service.settings.endpoint}`);
    const vitest = spawn(process.execPath, [join(root, "node_modules/.bin/vitest"), "run", ...tests], {
      cwd: root,
      env: { ...process.env, S3_UNDER_TRIAL: JSON.stringify(service.settings) },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [code] = (await once(vitest, "exit")) as [number | null];
    if (code !== 0) throw new Error("the tests of files failed on the S3 service");
    return true;
  } finally {
    await service.remove();
  }
};
