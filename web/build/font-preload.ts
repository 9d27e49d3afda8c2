import type { Plugin } from "vite";

/** Asks the browser for the one font file every page needs before it has read the style sheet. */
export function fontPreload(name: string): Plugin {
  return {
    name: "atrium:font-preload",
    transformIndexHtml: {
      order: "post",
      handler(_html, context) {
        const file = Object.keys(context.bundle ?? {}).find((asset) => asset.includes(name));
        if (!file) return [];
        const attrs = { rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: "" };
        return [{ tag: "link", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}
