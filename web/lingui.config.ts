import { defineConfig } from "@lingui/cli";

/** English is the language of the source; every other language is a catalogue beside it. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en"],
  catalogs: [
    {
      path: "<rootDir>/platform/words/catalogues/{locale}",
      include: ["<rootDir>/**/*.ts", "<rootDir>/**/*.tsx"],
      exclude: ["**/node_modules/**", "**/dist/**", "**/*.test.ts", "**/*.test.tsx"],
    },
  ],
});
