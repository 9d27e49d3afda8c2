import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { sendOnRequest, words } from "./send-on-request.ts";

/** Socket.IO as its documentation does it: everybody joins a room, the room gets the event. */
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => void socket.join("room"));
http.listen(0, "127.0.0.1", () => {
  const { port } = http.address() as AddressInfo;
  process.send?.({ url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, hello: ["40"] });
});
let seq = 0;
sendOnRequest(
  (burst) => {
    for (let n = 0; n < burst; n += 1) io.to("room").emit("event", { seq: ++seq, words });
  },
  () => true,
);
