import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Plays a site of the outside: each path says what it answers. `asked` are the paths in the order they were asked. */
export async function outsideSite(pages: Record<string, RequestListener>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const page = pages[request.url ?? ""];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}

/** A page that says this in its head. */
export const htmlPage =
  (head: string): RequestListener =>
  (_request, response) =>
    response
      .setHeader("content-type", "text/html; charset=utf-8")
      .end(`<!doctype html><html><head>${head}</head><body><main>text</main></body></html>`);
