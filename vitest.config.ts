import { defineConfig } from "vitest/config";

// Workspace packages resolve through node_modules links; tests read the sources, there is nothing to build.
export default defineConfig({
  test: {
    include: ["{contract,server,web,ops}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "web/dist/**"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: false,
  },
});
