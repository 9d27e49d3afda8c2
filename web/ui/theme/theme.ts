/** Light, dark, or as the system says; how close things stand, how large people's words are and how far apart their lines. Remembered on this device. */
export type Theme = "light" | "dark" | "system";
export type Density = "comfortable" | "compact";
export type TextSize = "small" | "usual" | "large" | "larger";
export type LineHeight = "close" | "usual" | "wide";

const keys = { theme: "atrium.theme", density: "atrium.density", text: "atrium.text", lines: "atrium.lines" } as const;
const dark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A device that keeps nothing shows the choice until the page is left.
  }
};

let theme: Theme = (["light", "dark"] as const).find((known) => known === recall(keys.theme)) ?? "system";

export const chosenTheme = (): Theme => theme;
export const isDark = (): boolean => root.dataset.theme === "dark";

export function chooseTheme(next: Theme): void {
  theme = next;
  remember(keys.theme, next);
  show();
}

export const chosenDensity = (): Density => (root.dataset.density === "compact" ? "compact" : "comfortable");

export function chooseDensity(next: Density): void {
  remember(keys.density, next);
  root.dataset.density = next;
}

const sizes: readonly TextSize[] = ["small", "usual", "large", "larger"];
export const chosenTextSize = (): TextSize => sizes.find((known) => known === root.dataset.text) ?? "usual";

export function chooseTextSize(next: TextSize): void {
  remember(keys.text, next);
  root.dataset.text = next;
}

const heights: readonly LineHeight[] = ["close", "usual", "wide"];
export const chosenLineHeight = (): LineHeight => heights.find((known) => known === root.dataset.lines) ?? "usual";

export function chooseLineHeight(next: LineHeight): void {
  remember(keys.lines, next);
  root.dataset.lines = next;
}

/** Follows the system and the other tabs. `public/theme.js` has set the theme before the first paint. */
export function followTheme(): void {
  dark.addEventListener("change", show);
  addEventListener("storage", ({ key, newValue }) => {
    if (key === keys.theme && newValue) {
      theme = newValue as Theme;
      show();
    }
    if (key === keys.density && newValue) root.dataset.density = newValue;
    if (key === keys.text && newValue) root.dataset.text = newValue;
    if (key === keys.lines && newValue) root.dataset.lines = newValue;
  });
  show();
}

function show(): void {
  root.dataset.theme = theme === "dark" || (theme === "system" && dark.matches) ? "dark" : "light";
  // The browser's own frame on phones takes the colour of what it touches.
  const edge = getComputedStyle(root).getPropertyValue("--sidebar").trim();
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", edge);
}
