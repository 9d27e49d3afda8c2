import { defineConfig } from "@playwright/test";
import { findChromium } from "../ops/test/chromium.ts";
import { leaveOut } from "./left-out.ts";

// Chromium's sandbox does not start for root; a container's /dev/shm is often too small for it.
const isRoot = process.getuid?.() === 0;

/** The journeys: people in browsers, each with a context of their own, on one real server. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.test.ts",
  outputDir: "../test-results",
  globalSetup: "./journey-server.ts",
  workers: 2,
  // A browser on a busy machine may miss its moment once; who needed a second try is told at the end.
  retries: 1,
  // Long, because `npm test` runs other tests beside: nobody waits so long when all is well.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    trace: "off",
    // What is pressed and never comes is told with its name, not only that the time is over.
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: findChromium(),
      // A microphone that beeps, for who is let use it.
      args: [
        leaveOut,
        "--disable-dev-shm-usage",
        "--use-fake-device-for-media-stream",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
});
