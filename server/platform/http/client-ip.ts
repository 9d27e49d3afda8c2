import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";
import type { Config } from "#platform/config/config.ts";

/** The address a connection comes from; forwarding headers count only from trusted proxies. */
export function clientIp(config: Config, request: IncomingMessage): string {
  const { trustProxy } = config;
  if (trustProxy === false) return request.socket.remoteAddress ?? "";
  if (trustProxy === true) return proxyAddr.all(request).at(-1) ?? "";
  if (typeof trustProxy === "number") {
    const all = proxyAddr.all(request);
    return all[Math.min(trustProxy, all.length - 1)] ?? "";
  }
  return proxyAddr(request, trustProxy);
}
