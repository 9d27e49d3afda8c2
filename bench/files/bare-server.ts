import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fastifyStatic from "@fastify/static";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import fastify from "fastify";

/** Nothing but the protocol: a tus server over a folder, and a server of the folder's files. A process of its own. */
const [folder = ""] = process.argv.slice(2);
const tus = new Server({ path: "/files", datastore: new FileStore({ directory: folder }) });
const uploads = createServer((request, response) => void tus.handle(request, response));
await new Promise<void>((done) => uploads.listen(0, "127.0.0.1", done));
const files = fastify();
files.register(fastifyStatic, { root: folder });
await files.listen({ host: "127.0.0.1", port: 0 });
const portOf = (address: unknown) => (address as AddressInfo).port;
process.send?.({
  uploads: `http://127.0.0.1:${portOf(uploads.address())}`,
  files: `http://127.0.0.1:${portOf(files.server.address())}`,
});
