import type { FastifyInstance } from "fastify";
import type { Config } from "#platform/config/config.ts";

/** Only our own files run; no inline script or style anywhere; nobody frames us; script sinks need trusted types. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** The headers every answer carries. */
export function addSecurityHeaders(app: FastifyInstance, config: Config): void {
  const overTls = config.url.startsWith("https:");
  app.addHook("onRequest", async (request, reply) => {
    // Scripts, styles and fonts are no pages: a policy on each would be a kilobyte sixty times over.
    if (request.url.startsWith("/assets/"))
      return void reply.headers({ "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin" });
    reply.headers({
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "geolocation=(), payment=(), usb=()",
      ...(overTls && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
    });
  });
}
