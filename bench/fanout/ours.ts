import { readConfig } from "@atrium/server/platform/config/config.ts";
import { startPlatform } from "@atrium/server/platform/start-platform.ts";
import { serve } from "@atrium/server/start-server.ts";
import { plainFeatures, plainWorkspace } from "@atrium/server/testing/plain-features.ts";
import { startTestPostgres, templateName, urlOf } from "@atrium/server/testing/test-postgres.ts";
import { sendOnRequest, words } from "./send-on-request.ts";

/** The real server with the smallest product: sockets are signed in, follow a workspace and hear one room of it. */
const postgres = await startTestPostgres();
const platform = await startPlatform({
  config: readConfig({ LOG_LEVEL: "error" }),
  databaseUrl: urlOf(postgres.url, templateName),
  features: plainFeatures,
  limitFactor: 1e6,
});
const { url } = await serve(platform, "127.0.0.1", 0);
const { workspaceId, accounts } = await plainWorkspace(platform, 1);
process.send?.({
  url: `${url.replace("http", "ws").replace("localhost", "127.0.0.1")}/api/v1/realtime`,
  headers: { authorization: `Bearer ${accounts[0]}` },
  hello: [JSON.stringify({ type: "open", workspaceId, after: 0 })],
});
let seq = 0;
sendOnRequest(
  (burst) => {
    for (let n = 0; n < burst; n += 1) {
      platform.gateway.publish([
        {
          workspaceId,
          seq: ++seq,
          name: "said",
          at: new Date().toISOString(),
          actorId: accounts[0],
          audience: ["room:hall"],
          admits: [],
          expels: [],
          data: JSON.stringify({ room: "hall", words }),
        },
      ]);
    }
  },
  () => true,
);
process.on("SIGTERM", () => void postgres.stop().then(() => process.exit(0)));
