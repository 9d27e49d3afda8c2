/**
 * The HTTP side: operations, realtime transports, documents about the API, health, the web app's files.
 * What must never happen: an error that shows its inside, an answer about a person that a cache may keep.
 */
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Log } from "#platform/log/log.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { problemOf } from "#platform/operations/problem.ts";
import { Refusal } from "#platform/operations/refuse.ts";
import { mountStream } from "#platform/realtime/http-stream.ts";
import { mountPoll } from "#platform/realtime/long-poll.ts";
import { mountWebSocket } from "#platform/realtime/web-socket.ts";
import { mountApiDocuments } from "./api-documents.ts";
import { limitBodyTime } from "./body-time.ts";
import { mountHealth } from "./health.ts";
import { mountOperations } from "./mount-operations.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { mountWebApp } from "./web-app.ts";

export async function createHttpServer(platform: Platform): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: quiet(platform.log) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies(platform.config.trustProxy),
    genReqId: () => newId(),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    // See `body-time.ts`.
    requestTimeout: 0,
    // A stopping server answers what it has begun, and does not wait for idle browsers.
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 500 },
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
  limitBodyTime(app);
  addSecurityHeaders(app, platform.config);
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  app.setErrorHandler(answerError);
  mountHealth(app, platform);
  const { roles } = platform.config;
  if (roles.includes("realtime")) {
    mountStream(app, platform);
    mountPoll(app, platform);
    mountWebSocket(app.server, platform);
  }
  if (roles.includes("api")) {
    mountOperations(app, platform);
    await mountApiDocuments(app, platform);
    for (const feature of platform.catalogue.features) feature.routes?.(app, platform);
    await mountWebApp(app);
  }
  return app;
}

/** Every error leaves as a problem (RFC 9457), also one of an address that leads to no route. */
function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(asRefusal(error), errorsOf(request.routeOptions.config), request.id);
  if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, "a request failed");
  if (problem.retryAfter) reply.header("retry-after", problem.retryAfter);
  return reply
    .status(problem.status)
    .header("cache-control", "no-store")
    .header("content-type", "application/problem+json")
    .send(JSON.stringify(problem));
}

/** The contract checks what comes in: Fastify's own checkers are not even loaded. */
const noSchemas = () => () => {
  throw new Error("routes have no JSON schemas");
};

/** Fastify tells on `info` where it listens; main says that in its own words. */
const quiet = (log: Log): Log => (log.isLevelEnabled("info") ? log.child({}, { level: "warn" }) : log);

/** Fastify wants a hop count as a function. */
const trustedProxies = (trust: boolean | number | string[]) =>
  typeof trust === "number" ? (_address: string, hop: number) => hop < trust : trust;

const errorsOf = (config: unknown): Record<string, number> =>
  (config as { operation?: { errors: Record<string, number> } }).operation?.errors ?? {};

/** Fastify's own errors in our codes: too large, not JSON, wrong media type. */
function asRefusal(error: FastifyError | Refusal): unknown {
  if (error instanceof Refusal) return error;
  if (error.statusCode === 413) return new Refusal("too_large");
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new Refusal("invalid_input", { fields: [{ path: "", message: error.message.slice(0, 200) }] });
  return error;
}
