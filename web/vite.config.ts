import path from "node:path";
import { linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compileMessages } from "./build/compile-messages.ts";
import { contractNames } from "./build/contract-names.ts";
import { firstScreenFile } from "./build/first-screen.ts";
import { fontPreload } from "./build/font-preload.ts";
import { patientImports } from "./build/patient-imports.ts";
import { pdfFiles } from "./build/pdf-files.ts";

/** The server a development client talks to. */
const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** English lives in the source: a text nobody extracted yet is still shown, never its id. */
const macros = linguiTransformerBabelPreset({ descriptorFields: "message" }, { cwd: import.meta.dirname });
const words = { ...macros, preset: () => ({ presets: [macros.preset], plugins: [compileMessages] }) };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    contractNames(),
    react(),
    babel({ presets: [words] }),
    patientImports(),
    tailwindcss(),
    fontPreload("inter-latin-wght-normal"),
    pdfFiles(),
  ],
  resolve: {
    // What the browser can do itself: 16 KB (brotli) less before the first message shows.
    alias: {
      entities: path.join(import.meta.dirname, "build/in-browser/entities.ts"),
      "punycode.js": path.join(import.meta.dirname, "build/in-browser/punycode.ts"),
    },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Small files would become data: addresses, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    target: "es2023",
    sourcemap: false,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstScreenFile() }] } } },
  },
  server: {
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: {
      "/api": { target: server, ws: true },
      "/health": { target: server },
      "/files": { target: server },
    },
  },
});
