import { type FormEvent, useRef, useState } from "react";
import { errorWords } from "../words/error-words.ts";
import { ApiError } from "./api-error.ts";

/** Words for what is wrong with a form, by field; the key "" is the form as a whole. */
export type FormProblems = Readonly<Record<string, string | undefined>>;

type Settings = {
  /** Looks before sending; what it answers is shown and nothing is sent. */
  check?: () => FormProblems;
  /** What to say when the server refuses a field as `invalid_input`. */
  fields?: FormProblems;
  /** Codes that belong to a field or need words of their own. */
  codes?: Readonly<Record<string, { field?: string; words: string }>>;
};

export type Submit = {
  busy: boolean;
  problems: FormProblems;
  /** For the `onSubmit` of a `<form noValidate>`. */
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  clear: () => void;
};

/**
 * Sends a form: keeps what was typed, names the wrong field, moves the focus to it, and takes no second press
 * while the first is under way.
 */
export function useSubmit(send: () => Promise<void>, settings: Settings = {}): Submit {
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<FormProblems>({});
  const running = useRef(false);

  const submit = async (form: HTMLFormElement | null) => {
    if (running.current) return;
    const before = settings.check?.() ?? {};
    setProblems(before);
    if (Object.values(before).some(Boolean)) return focusWrong(form);
    running.current = true;
    setBusy(true);
    try {
      await send();
    } catch (thrown) {
      setProblems(problemsOf(thrown, settings));
      focusWrong(form);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return {
    busy,
    problems,
    clear: () => setProblems({}),
    onSubmit(event) {
      event?.preventDefault();
      submit(event?.currentTarget ?? null).catch(reportError);
    },
  };
}

function problemsOf(thrown: unknown, { fields = {}, codes = {} }: Settings): FormProblems {
  if (!(thrown instanceof ApiError)) reportError(thrown);
  if (!(thrown instanceof ApiError)) return { "": errorWords(thrown) };
  const known = codes[thrown.code];
  if (known) return { [known.field ?? ""]: known.words };
  const named = thrown.fields.map(({ path, message }) => [
    path.split(".")[0] ?? "",
    fields[path.split(".")[0] ?? ""] ?? message,
  ]);
  return named.length > 0 ? Object.fromEntries(named) : { "": errorWords(thrown) };
}

/** After the problems are drawn. */
function focusWrong(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 0);
}
