/** Strangers' files are decoded in a process of their own. */
export { runSandboxed } from "./run-sandboxed.ts";
export { keptText, type Made, mostText, type SandboxTask } from "./sandbox-task.ts";
