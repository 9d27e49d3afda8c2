import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Platform } from "#platform/operations/platform.ts";
import { mostBytes, receiveMail } from "./receive-mail.ts";

/**
 * Where a mail server hands over what it got: the mail as it is (RFC 5322) in the body, the secret as a bearer token or
 * as the password of basic authentication. A failure of ours is answered as such, so that it is tried again.
 */
export function mountInboundMail(app: FastifyInstance, platform: Platform): void {
  app.register(async (scope) => mount(scope, platform));
}

function mount(app: FastifyInstance, platform: Platform): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: mostBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post("/api/v1/inbound-mail", { bodyLimit: mostBytes }, async (request, reply) => {
    const secret = platform.config.inboundMailSecret;
    if (!secret) return reply.code(404).send({ outcome: "not_set_up" });
    if (!isSecret(request.headers.authorization, secret)) return reply.code(401).send({ outcome: "not_allowed" });
    if (!Buffer.isBuffer(request.body) || request.body.length === 0)
      return reply.code(400).send({ outcome: "no_mail" });
    return { outcome: await receiveMail(platform, request.body) };
  });
}

function isSecret(authorization = "", secret: string): boolean {
  const [scheme = "", value = ""] = authorization.split(" ");
  const basic = scheme.toLowerCase() === "basic" ? Buffer.from(value, "base64").toString() : "";
  const given = scheme.toLowerCase() === "bearer" ? value : basic.slice(basic.indexOf(":") + 1);
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
