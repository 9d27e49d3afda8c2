import type { TestProject } from "vitest/node";
import { makeReadyCluster } from "./ready-cluster.ts";
import { startTestPostgres } from "./test-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run; each test file copies the template in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ready = await makeReadyCluster();
  const server = await startTestPostgres(undefined, undefined, ready.folder);
  project.provide("postgresUrl", server.url);
  project.provide("readyCluster", ready.folder);
  return async () => {
    await server.stop();
    ready.remove();
  };
}
