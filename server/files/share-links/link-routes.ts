import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { matchesPassword } from "#people/passwords/index.ts";
import { networkOf } from "#platform/http/network.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { notFound, Refusal } from "#platform/operations/refuse.ts";
import { storedBy } from "#platform/storage/stored-rows.ts";
import { byteRange, serveBytes } from "../shared-files/index.ts";
import { busyPage, filePage, gonePage, linkPageHeaders, passwordPage } from "./link-page.ts";
import { hasPass, passFor } from "./link-pass.ts";
import { type OpenedLink, openLink } from "./open-link.ts";
import { countDownload } from "./share-link-rows.ts";

/** Whoever tries passwords at a link, from one network; and from all of them, for who guesses has many. */
const triesPerNetwork = { count: 10, seconds: 600 };
const triesPerLink = { count: 100, seconds: 600 };

const Secret = z.string().regex(/^[\w-]{43}$/);
type Asked = FastifyRequest<{ Params: { secret: string } }>;

/** What people without an account see of a file somebody made a link to. */
export function linkRoutes(app: FastifyInstance, platform: Platform): void {
  app.get("/f/:secret", (request: Asked, reply) => answerPage(platform, request, reply));
  app.get("/f/:secret/content", (request: Asked, reply) => answerContent(platform, request, reply));
  app.get("/f/:secret/preview", (request: Asked, reply) => answerPreview(platform, request, reply));
  // Its own way to read a form, which no other address has.
  app.register(async (scope) => {
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    scope.post("/f/:secret", { bodyLimit: 4096 }, (request: Asked, reply) => takePassword(platform, request, reply));
  });
}

const addressOf = (secret: string): string => `/f/${secret}`;

function open<T>(platform: Platform, request: Asked, work: (opened: OpenedLink) => Promise<T>, mode?: "write") {
  const secret = Secret.safeParse(request.params.secret).data ?? notFound("link");
  return openLink(platform, request.ip, secret, work, mode);
}

async function answerPage(platform: Platform, request: Asked, reply: FastifyReply) {
  const { secret } = request.params;
  reply.headers(linkPageHeaders);
  try {
    const { link, file } = await open(platform, request, async (opened) => opened);
    const isOpen = link.password_hash === null || (await hasPass(platform, link.id, cookiesOf(request)));
    return reply.send(isOpen ? filePage(file, link, addressOf(secret)) : passwordPage(addressOf(secret), false));
  } catch (error) {
    return answerGone(reply, error);
  }
}

/** The page says the same whatever the reason is, but for who may try again in a while. */
function answerGone(reply: FastifyReply, error: unknown) {
  if (!(error instanceof Refusal)) throw error;
  return error.code === "too_many_requests" ? reply.status(429).send(busyPage()) : reply.status(404).send(gonePage());
}

async function takePassword(platform: Platform, request: Asked, reply: FastifyReply) {
  const { secret } = request.params;
  reply.headers(linkPageHeaders);
  try {
    const { link } = await open(platform, request, async (opened) => opened);
    const fromAnywhere = `share link password ${link.id}`;
    const fromHere = `${fromAnywhere} ${networkOf(request.ip)}`;
    platform.limiter.takeFor(fromHere, triesPerNetwork);
    platform.limiter.takeFor(fromAnywhere, triesPerLink);
    const given = request.body instanceof URLSearchParams ? (request.body.get("password") ?? "") : "";
    if (link.password_hash !== null && !(await matchesPassword(given.slice(0, 200), link.password_hash)))
      return reply.status(403).send(passwordPage(addressOf(secret), true));
    platform.limiter.giveBack(fromHere, triesPerNetwork);
    platform.limiter.giveBack(fromAnywhere, triesPerLink);
    return reply.header("set-cookie", await passFor(platform, link.id, secret)).redirect(addressOf(secret), 303);
  } catch (error) {
    return answerGone(reply, error);
  }
}

const cookiesOf = (request: Asked): string => request.headers.cookie ?? "";

async function requirePass(platform: Platform, request: Asked, { link }: OpenedLink): Promise<void> {
  if (link.password_hash !== null && !(await hasPass(platform, link.id, cookiesOf(request)))) notFound("link");
}

async function answerContent(platform: Platform, request: Asked, reply: FastifyReply) {
  const found = await open(
    platform,
    request,
    async (opened) => {
      await requirePass(platform, request, opened);
      const { file, context, link } = opened;
      const bytes = await bytesOf(opened, file.stored_id);
      if (request.method === "GET" && isBegun(request.headers.range, bytes.size)) await countDownload(context.db, link);
      return { ...bytes, name: file.name, mediaType: file.media_type ?? "application/octet-stream" };
    },
    request.method === "GET" ? "write" : undefined,
  );
  return serveBytes(platform, request, withoutReferrer(reply), { ...found, download: true });
}

/** What asks for the first byte, however it says so; the rest of it is the same download. */
function isBegun(range: string | undefined, size: number): boolean {
  const asked = byteRange(range, size);
  return asked === undefined || asked?.from === 0;
}

async function answerPreview(platform: Platform, request: Asked, reply: FastifyReply) {
  const found = await open(platform, request, async (opened) => {
    await requirePass(platform, request, opened);
    const previews = opened.file.details.previews ?? [];
    const preview = previews.find(({ size }) => size === "large") ?? previews[0] ?? notFound("preview");
    return { ...(await bytesOf(opened, preview.storedId)), name: "preview.webp", mediaType: "image/webp" };
  });
  return serveBytes(platform, request, withoutReferrer(reply), { ...found, download: false });
}

const withoutReferrer = (reply: FastifyReply): FastifyReply =>
  reply.headers({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });

async function bytesOf({ context: { db, workspaceId } }: OpenedLink, id: string) {
  const stored = await storedBy(db, { workspaceId, id });
  if (!stored?.completed_at) return notFound("file");
  return { storedId: stored.id, keyWrapped: stored.key_wrapped, size: stored.size };
}
