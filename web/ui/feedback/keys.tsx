/** The keys of a shortcut: Ctrl K. */
export function Keys({ keys, onDark = false }: { keys: readonly string[]; onDark?: boolean }) {
  const look = onDark ? "border-page/30 text-page" : "border-line bg-page text-quiet";
  return (
    <kbd className={`inline-flex touch:hidden shrink-0 rounded border px-1 font-sans text-tiny font-medium ${look}`}>
      {keys.join(" ")}
    </kbd>
  );
}
