import { addCustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { useLingui } from "@lingui/react/macro";
import { ImagePlus } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useSubmit } from "#platform/api/use-submit.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { toast } from "#ui/feedback/toast.ts";
import { Section } from "#ui/layout/section.tsx";
import { callHere } from "../call-here.ts";
import { emojiFrom, nameFromFile, namesFrom, type Wide, wideFrom, writtenName } from "./emoji-file.ts";

const PictureCropper = lazy(() => import("#ui/pictures/picture-cropper.tsx"));

/** A picture, a name, further names. */
export function AddEmojiForm() {
  const { t } = useLingui();
  const [picture, setPicture] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [further, setFurther] = useState("");
  const [unread, setUnread] = useState(false);
  const aliases = namesFrom(further);
  const taken = t`Another emoji has this name. Choose a different one.`;
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      await callHere(addCustomEmoji, { name, aliases, picture: picture ?? "" });
      toast(t`:${name}: is there for everybody.`);
      setPicture(null);
      setName("");
      setFurther("");
    },
    {
      check: () => ({
        ...(!picture && { picture: t`Choose a picture first.` }),
        ...(name.length < 2 && { name: t`At least two letters or digits.` }),
      }),
      fields: { aliases: t`At most ten names of 2 to 32 letters and digits.` },
      codes: {
        emoji_name_taken: { field: "name", words: taken },
        bad_picture: { field: "picture", words: t`This picture could not be read. Try another one.` },
      },
    },
  );
  const [cutting, setCutting] = useState<Wide | null>(null);
  const nameAfter = (file: File) => setName((before) => before || nameFromFile(file.name));
  const takeWhole = async (file: File) => {
    try {
      setPicture(await emojiFrom(file));
      setUnread(false);
      nameAfter(file);
    } catch {
      setUnread(true);
    }
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const wide = await wideFrom(file);
    if (!wide) return takeWhole(file);
    setCutting(wide);
    nameAfter(file);
  };
  const cut = (square: string | null) => {
    if (square) setPicture(square);
    else if (cutting) takeWhole(cutting.file).catch(reportError);
    setCutting(null);
  };
  const unreadable = t`Use PNG, JPEG, WebP or GIF; an animation of at most 1 MB.`;
  return (
    <Section title={t`Add an emoji`} lead={t`Everybody here can write it, react with it and use it in a status.`}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {problems[""] && <Notice>{problems[""]}</Notice>}
        {cutting ? (
          <Suspense fallback={<div className="h-84" />}>
            <PictureCropper {...cutting} otherwise={t`Keep all of it`} onDone={cut} />
          </Suspense>
        ) : (
          <PictureChoice picture={picture} name={name} onChoose={take} error={unread ? unreadable : problems.picture} />
        )}
        <div className="grid gap-4 wide:grid-cols-2">
          <Field
            label={t`Name`}
            name="name"
            maxLength={32}
            autoComplete="off"
            value={name}
            onChange={(typed) => setName(writtenName(typed))}
            error={problems.name}
            hint={name ? t`Written :${name}:` : t`What is written between colons.`}
          />
          <Field
            label={t`Further names`}
            name="aliases"
            maxLength={340}
            autoComplete="off"
            value={further}
            onChange={setFurther}
            error={problems.aliases}
            hint={t`Not needed; found by them as well.`}
          />
        </div>
        {/* While a picture is cut that comes first. */}
        {!cutting && (
          <div className="flex justify-end">
            <Button kind="main" type="submit" busy={busy}>{t`Add emoji`}</Button>
          </div>
        )}
      </form>
    </Section>
  );
}

type ChoiceProps = {
  picture: string | null;
  name: string;
  onChoose: (file: File | undefined) => Promise<void>;
  error: string | undefined;
};

function PictureChoice({ picture, name, onChoose, error }: ChoiceProps) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex items-center gap-4">
      <span className="flex size-16 shrink-0 items-center justify-center rounded-card border border-line bg-page text-quiet">
        {picture ? (
          <img src={picture} alt={name} className="size-12 object-contain" />
        ) : (
          <ImagePlus size={22} strokeWidth={1.5} />
        )}
      </span>
      <span className="flex flex-col items-start gap-1">
        <Button onPress={() => input.current?.click()}>{picture ? t`Another picture` : t`Choose a picture`}</Button>
        {error ? (
          <span role="alert" className="text-meta font-medium text-danger">
            {error}
          </span>
        ) : (
          <span className="text-meta text-quiet">{t`Square ones look best. Large ones are made smaller.`}</span>
        )}
      </span>
      <input
        ref={input}
        type="file"
        accept="image/png,image/gif,image/webp,image/jpeg,image/*"
        aria-label={t`Picture`}
        className="hidden"
        onChange={({ target }) => void onChoose(target.files?.[0]).then(() => (target.value = ""))}
      />
    </div>
  );
}
