import type { HTMLInputAutoCompleteAttribute, ReactNode, Ref } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField, type TextFieldProps } from "react-aria-components/TextField";

export type FieldProps = Omit<TextFieldProps, "className" | "style" | "children" | "isInvalid"> & {
  label: string;
  /** A line below: what is expected, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong, in words; marks the field. */
  error?: string | undefined;
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** Something inside the field, at its end, e.g. "show". */
  end?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  /** Keep the label for screen readers only. */
  hideLabel?: boolean;
};

/** One line of text with its label, hint and error. */
export function Field({ label, hint, error, placeholder, end, inputRef, hideLabel = false, ...rest }: FieldProps) {
  return (
    // "aria": what the server refused is told, and must not keep the browser from sending the corrected form.
    <TextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className="group flex min-w-0 flex-col gap-1.5"
    >
      <Label className={hideLabel ? "sr-only" : "text-ui font-medium"}>{label}</Label>
      <span
        className={`flex h-10 touch:h-11 items-center rounded-control border bg-surface focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus ${error === undefined ? "border-control" : "border-danger"}`}
      >
        <Input
          ref={inputRef}
          placeholder={placeholder}
          className="h-full min-w-0 flex-1 bg-transparent px-3 text-message outline-none placeholder:text-quiet disabled:opacity-60"
        />
        {end}
      </span>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className="text-meta text-quiet">
          {hint}
        </Text>
      )}
      <FieldError className="appear text-meta font-medium text-danger">{error}</FieldError>
    </TextField>
  );
}
