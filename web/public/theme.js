// Runs before the first paint, so that a dark screen never flashes light. The choice is made in web/ui/theme.
(() => {
  let chosen = "system";
  let density = "comfortable";
  let text = "usual";
  let lines = "usual";
  try {
    chosen = localStorage.getItem("atrium.theme") || chosen;
    density = localStorage.getItem("atrium.density") || density;
    text = localStorage.getItem("atrium.text") || text;
    lines = localStorage.getItem("atrium.lines") || lines;
  } catch {
    // Storage may be closed to us; the system's theme is a good answer.
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dataset.density = density;
  document.documentElement.dataset.text = text;
  document.documentElement.dataset.lines = lines;
})();
