import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField, type TextFieldProps } from "react-aria-components/TextField";

export type TextAreaProps = Omit<TextFieldProps, "className" | "style" | "children" | "isInvalid"> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
  rows?: number;
};

/** Several lines of text with their label, hint and error. */
export function TextArea({ label, hint, error, placeholder, rows = 3, ...rest }: TextAreaProps) {
  return (
    // "aria": what the server refused is told, and must not keep the browser from sending the corrected form.
    <TextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className="flex min-w-0 flex-col gap-1.5"
    >
      <Label className="text-ui font-medium">{label}</Label>
      <AriaTextArea
        rows={rows}
        placeholder={placeholder}
        className={`min-h-20 w-full resize-y rounded-control border bg-surface px-3 py-2 text-message placeholder:text-quiet focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus ${error === undefined ? "border-control" : "border-danger"}`}
      />
      {hint !== undefined && error === undefined && (
        <Text slot="description" className="text-meta text-quiet">
          {hint}
        </Text>
      )}
      <FieldError className="appear text-meta font-medium text-danger">{error}</FieldError>
    </TextField>
  );
}
