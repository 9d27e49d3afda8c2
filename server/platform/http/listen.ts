import { once } from "node:events";
import { createServer, type ListenOptions } from "node:net";
import { ConfigError } from "#platform/config/config.ts";

/**
 * Whether the address can be listened on, found out before anything is started or made.
 * @throws ConfigError in one line that names the setting.
 */
export async function checkAddress(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listening(host, port, async (options) => {
    probe.listen(options);
    await once(probe, "listening");
  });
  probe.close();
  await once(probe, "close");
}

/** Listens by `listen`, with errors a person can act on. */
export async function listening(
  host: string,
  port: number,
  listen: (options: ListenOptions) => Promise<unknown>,
): Promise<void> {
  try {
    await listen({ host, port });
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, host, port);
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") return new ConfigError(`port ${port} is taken: stop what uses it, or set PORT`);
  if (error.code === "EACCES") return new ConfigError(`PORT: this user may not listen on port ${port}`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ConfigError(`HOST: this machine has no address ${host}`);
  return error;
}
