import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useState } from "react";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";

/** The words one wants to hear of: Enter adds, the cross takes away. */
export function KeywordField() {
  const { t } = useLingui();
  const words = usePreference("keywords");
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const add = () => {
    const word = text.trim();
    if (word.length < 2 || word.length > 40 || !/[\p{L}\p{N}]/u.test(word))
      return setError(t`A word has two to forty characters.`);
    if (words.length >= 20) return setError(t`Twenty words are the most. Take one away first.`);
    if (!words.some((one) => one.toLowerCase() === word.toLowerCase())) changePreference("keywords", [...words, word]);
    setText("");
    setError(undefined);
  };
  return (
    <div className="flex flex-col gap-2">
      <form
        className="flex items-end gap-2"
        onSubmit={(submit) => {
          submit.preventDefault();
          add();
        }}
      >
        <span className="min-w-0 flex-1">
          <Field
            label={t`My words`}
            hint={t`A message that says one of them reaches you as if it called you.`}
            value={text}
            onChange={(value) => {
              setText(value);
              setError(undefined);
            }}
            error={error}
            placeholder={t`release notes`}
          />
        </span>
        <span className="self-start pt-6.5">
          <Button type="submit">{t`Add`}</Button>
        </span>
      </form>
      {words.length > 0 && (
        <ul aria-label={t`My words`} className="flex flex-wrap gap-2">
          {words.map((word) => (
            <li key={word} className="flex items-center rounded-control border border-line bg-page ps-2.5 text-ui">
              <bdi>{word}</bdi>
              <IconButton
                size="small"
                icon={X}
                label={t`Take away ${word}`}
                onPress={() =>
                  changePreference(
                    "keywords",
                    words.filter((one) => one !== word),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
