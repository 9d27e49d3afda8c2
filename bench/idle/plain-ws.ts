import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { answerMeasures } from "./answer-measures.ts";

/**
 * Plain `ws` with the heartbeat of its documentation, at our pace: nobody is signed in, nothing is followed. It only
 * answers what our protocol's client waits for.
 */
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false, backlog: 4096 });
const alive = new WeakSet<object>();
server.on("connection", (socket) => {
  alive.add(socket);
  socket.on("error", () => socket.terminate());
  socket.on("pong", () => alive.add(socket));
  socket.on("message", () => socket.send('{"type":"opened"}'));
  socket.send('{"type":"welcome"}');
});
setInterval(() => {
  for (const socket of server.clients) {
    if (!alive.delete(socket)) socket.terminate();
    else socket.ping();
  }
}, 25_000);
answerMeasures(() => Promise.resolve());
server.on("listening", () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
