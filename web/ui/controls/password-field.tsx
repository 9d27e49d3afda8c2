import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Field, type FieldProps } from "./field.tsx";

/** A password, which can be looked at: typing it twice catches less and costs more. */
export function PasswordField(props: FieldProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const toggle = (
    <Button
      className="me-1 h-8 shrink-0 cursor-pointer rounded-control px-2.5 text-ui font-medium text-quiet hover:bg-hover hover:text-text touch:h-9"
      aria-pressed={shown}
      onPress={() => setShown(!shown)}
    >
      {shown ? t`Hide` : t`Show`}
    </Button>
  );
  return <Field {...props} type={shown ? "text" : "password"} end={toggle} />;
}
