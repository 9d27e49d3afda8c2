import type { FastifyInstance } from "fastify";
import type { Platform } from "#platform/operations/platform.ts";

/** The API described for machines and people: OpenAPI 3.1, AsyncAPI 3, and a page to try it. */
export function mountApiDocuments(_app: FastifyInstance, _platform: Platform): void {}
