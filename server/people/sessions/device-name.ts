/** What a User-Agent calls itself, the more particular before what it pretends to be besides. */
const programs: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\/|\bOPT\//, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bHeadlessChrome\/|\bChromium\//, "Chromium"],
  [/\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

const systems: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** A device in words for the person who owns it: `Firefox on Windows`, `curl`; from the User-Agent it claims. */
export function deviceName(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const program = named(programs);
  const system = named(systems);
  if (program) return system ? `${program} on ${system}` : program;
  // Programs begin with their own name, e.g. `curl/8.14.1`; what is odd is not repeated on the page.
  const own = /^([A-Za-z][\w.-]{0,30})\/[\w.]/.exec(userAgent)?.[1];
  if (own && own !== "Mozilla") return own;
  return system ? `Unknown program on ${system}` : "Unknown device";
}
