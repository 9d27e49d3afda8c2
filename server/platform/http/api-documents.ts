import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Platform } from "#platform/operations/platform.ts";
import { asyncApi } from "./async-api.ts";
import { openApi } from "./open-api.ts";

/** Swagger UI styles itself with style attributes and knows no trusted types; nothing else is let through. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The API described for machines and people: OpenAPI 3.1, AsyncAPI 3, and a page to try it. */
export async function mountApiDocuments(app: FastifyInstance, platform: Platform): Promise<void> {
  const { catalogue, config, schemas } = platform;
  // Made on the first request: a start must not wait for it.
  const documents = new Map<string, string>();
  const once = (name: string, make: () => object) => {
    const known = documents.get(name) ?? JSON.stringify(make());
    documents.set(name, known);
    return known;
  };
  app.get("/api/openapi.json", async (_request, reply) =>
    reply.type("application/json").send(once("openapi", () => openApi(catalogue, config.url, schemas))),
  );
  app.get("/api/asyncapi.json", async (_request, reply) =>
    reply.type("application/json").send(once("asyncapi", () => asyncApi(catalogue, config.url, schemas))),
  );
  app.get("/api/docs", async (_request, reply) =>
    reply.type("text/html").header("content-security-policy", pagePolicy).send(page),
  );
  app.get("/api/docs/start.js", async (_request, reply) => reply.type("text/javascript").send(startScript));
  await app.register(fastifyStatic, {
    root: dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json"))),
    prefix: "/api/docs/assets/",
    allowedPath: (path) => /^\/swagger-ui(-bundle)?\.(css|js)$/.test(path),
    decorateReply: false,
  });
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Atrium API</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<main id="page"></main>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** No validator badge: it would send the document to somebody else's server. */
const startScript = `SwaggerUIBundle({
  url: "/api/openapi.json",
  domNode: document.getElementById("page"),
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;
