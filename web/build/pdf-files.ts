import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { pdfFilesAddress } from "../files/viewers/pdf/pdf-files-address.ts";

const source = path.dirname(path.dirname(fileURLToPath(import.meta.resolve("pdfjs-dist"))));
const folders = ["cmaps", "standard_fonts", "wasm", "iccs"];
const worker = "pdf.worker.min.mjs";
/** What of it is never asked for: substitutes for what every browser has, and the engine for scripts in documents. */
const unused = /quickjs|nowasm|LICENSE/;

/** Name at its address, and where it comes from. */
const files = new Map([
  [worker, path.join(source, "build", worker)],
  ...folders.flatMap((folder) =>
    readdirSync(path.join(source, folder))
      .filter((name) => !unused.test(name))
      .map((name) => [`${folder}/${name}`, path.join(source, folder, name)] as const),
  ),
]);

/** Puts what PDF documents need besides their viewer where the viewer looks for it: fetched only when one does. */
export function pdfFiles(): Plugin {
  return {
    name: "atrium-pdf-files",
    generateBundle() {
      for (const [name, from] of files)
        this.emitFile({ type: "asset", fileName: `${pdfFilesAddress.slice(1)}${name}`, source: readFileSync(from) });
    },
    configureServer({ middlewares }) {
      middlewares.use(pdfFilesAddress, (request, response, next) => {
        const name = (request.url ?? "").slice(1).split("?")[0] ?? "";
        const from = files.get(name);
        if (!from) return next();
        if (name === worker) response.setHeader("content-type", "text/javascript");
        response.end(readFileSync(from));
      });
    },
  };
}
