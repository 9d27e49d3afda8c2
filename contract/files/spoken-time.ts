/** How long something said is, as everybody reads it: `0:23`, `10:00`. */
export function spokenTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
