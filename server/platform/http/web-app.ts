import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { refuse } from "#platform/operations/refuse.ts";

const folder = fileURLToPath(new URL("../../../web/dist/", import.meta.url));

/** Serves the built web app: hashed files for a year, precompressed; every other address is its index page. */
export async function mountWebApp(app: FastifyInstance): Promise<void> {
  const built = existsSync(`${folder}index.html`);
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      // A route for each file, not for its compressed forms: those are found beside it.
      wildcard: false,
      globIgnore: ["**/*.br", "**/*.gz"],
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes("/assets/");
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, "http://local");
    const isPage =
      (request.method === "GET" || request.method === "HEAD") && !/^\/(api|health|metrics|assets)(\/|$)/.test(pathname);
    if (!built || !isPage || /\.\w{1,8}$/.test(pathname)) return refuse("not_found");
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}
