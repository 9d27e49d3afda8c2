import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Platform } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";

/** `/health/live`: the process answers. `/health/ready`: it can serve. `/metrics`: Prometheus, for this machine or with the token. */
export function mountHealth(app: FastifyInstance, platform: Platform): void {
  app.get("/health/live", async (_request, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));
  app.get("/health/ready", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    const problem = platform.gateway.draining ? "stopping" : await databaseProblem(platform);
    return problem ? reply.status(503).send({ status: problem }) : reply.send({ status: "ok" });
  });
  app.get("/metrics", async (request, reply) => {
    const { metricsToken } = platform.config;
    const local = /^(::1|::ffff:127\.|127\.)/.test(request.ip) && !isForwarded(request, platform);
    const given = request.headers.authorization === `Bearer ${metricsToken}`;
    if (metricsToken ? !given : !local) refuse("not_found");
    return reply.type(platform.metrics.registry.contentType).send(await platform.metrics.registry.metrics());
  });
}

/** A proxy on this machine that nobody told us of (`TRUST_PROXY`) would make the whole world local. */
const isForwarded = ({ headers }: FastifyRequest, { config }: Platform): boolean =>
  config.trustProxy === false &&
  ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => headers[name] !== undefined);

async function databaseProblem(platform: Platform): Promise<string | undefined> {
  try {
    await platform.database.pool.query("select 1");
    return undefined;
  } catch {
    return "database away";
  }
}
