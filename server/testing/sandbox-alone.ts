/** A process that has a file read in a sandbox and does nothing else, to be killed from outside: `FILE` is a PDF. */
import { createReadStream } from "node:fs";
import { runSandboxed } from "../files/sandbox/index.ts";

await runSandboxed("document", createReadStream(process.argv[2] as string) as AsyncIterable<Buffer>);
