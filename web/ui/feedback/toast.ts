/** Short news at the foot of the screen. Read by `ToastRegion`; called from anywhere. */
export type Toast = {
  id: number;
  text: string;
  kind: "plain" | "danger";
  action?: { label: string; run: () => void };
};

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

const change = (after: readonly Toast[]): void => {
  toasts = after;
  for (const listener of [...listeners]) listener();
};

/** Shows news; with an action (usually "Undo") it stays longer. The answer takes it away. */
export function toast(text: string, about: { kind?: "plain" | "danger"; action?: Toast["action"] } = {}): () => void {
  const id = next++;
  const { kind = "plain", action } = about;
  change([...toasts.slice(-2), { id, text, kind, ...(action ? { action } : {}) }]);
  return () => dismissToast(id);
}

export const dismissToast = (id: number): void => change(toasts.filter((one) => one.id !== id));
export const currentToasts = (): readonly Toast[] => toasts;
export const onToasts = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
