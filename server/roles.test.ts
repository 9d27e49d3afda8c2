import { expect, it } from "vitest";
import { RawSocket } from "./testing/raw-socket.ts";
import { signedUp } from "./testing/signed-up.ts";
import { startTestServer } from "./testing/test-server.ts";

it("a process does what its roles say and no more, and always tells its health", async () => {
  const api = await startTestServer({ env: { ATRIUM_ROLES: "api" } });
  const realtime = await startTestServer({ env: { ATRIUM_ROLES: "realtime" } });
  const status = async (url: string, path: string) => (await fetch(`${url}${path}`)).status;
  expect([await status(api.url, "/api/v1/instance"), await status(realtime.url, "/api/v1/instance")]).toEqual([
    200, 404,
  ]);
  expect([await status(api.url, "/health/ready"), await status(realtime.url, "/health/ready")]).toEqual([200, 200]);
  const { token } = await signedUp(api);
  const socket = await RawSocket.as(realtime.url, token);
  expect(socket.of("welcome")).toHaveLength(1);
  socket.close();
  const refused = new RawSocket(api.url, { authorization: `Bearer ${token}` });
  await refused.until(() => refused.closed !== undefined);
});
