import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { sendOnRequest, words } from "./send-on-request.ts";

/** The plain loop: serialise once, `ws.send` to everybody. */
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("listening", () => process.send?.({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }));
let seq = 0;
sendOnRequest(
  (burst) => {
    for (let n = 0; n < burst; n += 1) {
      const text = JSON.stringify({ plain: true, seq: ++seq, words });
      for (const client of server.clients) client.send(text);
    }
  },
  () => [...server.clients].every((client) => client.bufferedAmount === 0),
);
