import { linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { contractNames } from "./build/contract-names.ts";
import { fontPreload } from "./build/font-preload.ts";

/** The server a development client talks to. */
const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    contractNames(),
    react(),
    // English lives in the source and is compiled at run time, so a text nobody extracted yet is still shown.
    babel({
      presets: [linguiTransformerBabelPreset({ descriptorFields: "message" }, { cwd: import.meta.dirname })],
    }),
    tailwindcss(),
    fontPreload("inter-latin-wght-normal"),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Small files would become data: addresses, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    target: "es2023",
    sourcemap: false,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
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
