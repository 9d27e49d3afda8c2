/**
 * Keeps `--visible-height` at what can really be seen, so that nothing hides under a soft keyboard. Chromium
 * resizes the page by itself (`interactive-widget` in index.html); Safari only moves the visual viewport.
 */
export function followVisibleHeight(): void {
  const view = window.visualViewport;
  if (!view) return;
  const measure = () => {
    // Zoomed in with two fingers is not a keyboard.
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty("--visible-height", `${Math.round(view.height)}px`);
    if (view.offsetTop > 0) window.scrollTo(0, 0);
  };
  view.addEventListener("resize", measure);
  view.addEventListener("scroll", measure);
  measure();
}
