/** Asks before something that cannot be undone. Where it can, do it at once and offer "Undo" in a toast instead. */
export type Question = {
  title: string;
  /** What will happen, and what stays. */
  text: string;
  /** The verb on the button: "Remove". */
  action: string;
  danger?: boolean;
};
export type Asked = Question & { answer: (yes: boolean) => void };

let asked: Asked | null = null;
const listeners = new Set<() => void>();
const change = (next: Asked | null): void => {
  asked = next;
  for (const listener of [...listeners]) listener();
};

/** Resolves with true when the person agrees. Drawn by `ConfirmHost`. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    asked?.answer(false);
    change({
      ...question,
      answer(yes) {
        change(null);
        resolve(yes);
      },
    });
  });

export const currentQuestion = (): Asked | null => asked;
export const onQuestion = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
