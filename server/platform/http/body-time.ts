import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Its bodies are as long as they are (an upload): they end when nothing more comes, not after a time. */
    isLong?: boolean;
  }
}

const longest = 30_000;
const mostSilence = 60_000;
/** Browsers that pause a film or a download ask for the rest by its range. */
const longestPause = 120_000;

/**
 * A body has its time: who sends one byte a minute would hold a connection for ever. Node's own limit knows no
 * difference between a form and a film, so it is off and this stands for it.
 */
export function limitBodyTime(app: FastifyInstance, { body = longest, silence = mostSilence } = {}): void {
  app.addHook("onRequest", async ({ raw, routeOptions }) => {
    if (raw.method === "GET" || raw.method === "HEAD") return;
    if (routeOptions.config.isLong) {
      raw.setTimeout(silence, () => raw.destroy());
      return;
    }
    const timer = setTimeout(() => raw.destroy(), body);
    raw.once("close", () => clearTimeout(timer));
  });
}

/** An answer as long as it is ends when nothing of it was taken for a while: who never reads holds nothing for ever. */
export function limitPauses(raw: ServerResponse, pause = longestPause): void {
  raw.setTimeout(pause, () => raw.destroy());
}
