import { defineConfig } from "vitest/config";

// Workspace packages resolve through node_modules links; tests read the sources, there is nothing to build.
// Two projects, so that only the server's tests start PostgreSQL.
export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 3,
    // What must come, comes late on a busy machine; nobody waits so long when all is well.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Each look is a call or a query: more of them only take from what is waited for.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    allowOnly: false,
    // A busy machine may be late once; who needed a second try is marked with `retry` where it is told.
    retry: 1,
    projects: [
      {
        extends: true,
        test: {
          name: "server",
          include: ["server/**/*.test.ts"],
          globalSetup: "server/testing/global-setup.ts",
          setupFiles: "server/testing/each-file.ts",
          // A file's tests have a database of their own; loading the server anew for each file took longer than they do.
          isolate: false,
          // Node runs the product as it stands, and so its tests: nothing is transformed, compiled code is kept.
          experimental: { viteModuleRunner: false, nodeLoader: false },
          // A worker lives for minutes and throws away what each test made: collected seldom, most of it is gone.
          execArgv: ["--max-semi-space-size=64", "--min-semi-space-size=32", "--single-threaded-gc"],
        },
      },
      { extends: true, test: { name: "pure", include: ["{contract,web,ops}/**/*.test.{ts,tsx}"], pool: "threads" } },
    ],
  },
});
