import { expect, test } from "vitest";
import { deviceName } from "./device-name.ts";

const windows =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [windows, "Chrome on Windows"],
  [`${windows} Edg/139.0.0.0`, "Edge on Windows"],
  [`${windows} OPR/120.0.0.0`, "Opera on Windows"],
  [
    windows.replace("Windows NT 10.0; Win64; x64", "X11; Linux x86_64").replace("Chrome", "HeadlessChrome"),
    "Chromium on Linux",
  ],
  [`${iphone} Version/18.0 Mobile/15E148 Safari/604.1`, "Safari on iPhone"],
  [`${iphone} CriOS/139.0 Mobile/15E148 Safari/604.1`, "Chrome on iPhone"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    "Safari on macOS",
  ],
  ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"],
  ["curl/8.14.1", "curl"],
  ["atrium-cli/1.0 (Linux)", "atrium-cli"],
  ["Mozilla/5.0", "Unknown device"],
  ["<script>alert(1)</script>", "Unknown device"],
  ["", "Unknown device"],
])("%s is %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
