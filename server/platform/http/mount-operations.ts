import { type Operation, pathKeys } from "@atrium/contract/protocol/operation.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { call } from "#platform/operations/call.ts";
import { type Platform, provided } from "#platform/operations/platform.ts";
import { refuse } from "#platform/operations/refuse.ts";
import type { Request } from "#platform/operations/run.ts";
import { isOwnOrigin } from "./own-origin.ts";

/** Mounts every operation of the catalogue below `/api/v1`: parse, session, limit, transaction, answer. */
export function mountOperations(app: FastifyInstance, platform: Platform): void {
  for (const { operation } of platform.catalogue.operations.values()) {
    app.route({
      method: operation.method,
      url: `/api/v1${operation.path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
      bodyLimit: operation.bodyLimit ?? 256 * 1024,
      config: { operation },
      handler: (request, reply) => answer(platform, operation, request, reply),
    });
  }
}

async function answer(platform: Platform, operation: Operation, request: FastifyRequest, reply: FastifyReply) {
  const key = request.headers["idempotency-key"];
  const output = await call(platform, {
    name: operation.name,
    input: gatherInput(operation, request),
    key: typeof key === "string" ? checkKey(key) : undefined,
    request: await requestOf(platform, request, reply),
  });
  return reply.header("cache-control", "no-store").send(output);
}

/** Everything `run` needs to know of an HTTP request; also for routes that are no operations. */
export async function requestOf(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply | undefined,
): Promise<Request> {
  const cookies = request.headers.cookie ?? "";
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  // A foreign page can send our cookie along, never a header of its own making.
  if (!bearer && request.method !== "GET" && !isOwnOrigin(platform.config, request.headers)) refuse("wrong_origin");
  const identity =
    cookies || bearer
      ? await platform.database.single((db) =>
          provided(platform.catalogue, "identify")(
            db,
            { cookies: bearer ? "" : cookies, bearer },
            new Date(),
            platform,
          ),
        )
      : undefined;
  return {
    requestId: request.id,
    origin: { ip: request.ip, userAgent: (request.headers["user-agent"] ?? "").slice(0, 300) },
    identity,
    cookies,
    setCookie: (header) => void reply?.header("set-cookie", header),
  };
}

/** Path, query and body keys as one object. The same key twice is refused: only one of them would be checked. */
function gatherInput(operation: Operation, request: FastifyRequest): Record<string, unknown> {
  const path = request.params as Record<string, string>;
  const query = request.query as Record<string, unknown>;
  const hasBody = operation.method !== "GET" && operation.method !== "DELETE";
  if (hasBody && Object.keys(query).length > 0) refuseKeys(Object.keys(query), "belongs in the body");
  const rest = hasBody ? bodyOf(request) : query;
  const doubled = pathKeys(operation.path).filter((key) => Object.hasOwn(rest, key));
  if (doubled.length > 0) refuseKeys(doubled, "belongs in the path only");
  return { ...rest, ...path };
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  if (body === undefined || body === null) return {};
  if (typeof body !== "object" || Array.isArray(body))
    return refuse("invalid_input", { fields: [{ path: "", message: "expected a JSON object" }] });
  return body as Record<string, unknown>;
}

const refuseKeys = (keys: string[], message: string): never =>
  refuse("invalid_input", { fields: keys.slice(0, 20).map((path) => ({ path: path.slice(0, 200), message })) });

const checkKey = (key: string): string =>
  key.length >= 8 && key.length <= 80
    ? key
    : refuse("invalid_input", { fields: [{ path: "Idempotency-Key", message: "expected 8 to 80 characters" }] });
