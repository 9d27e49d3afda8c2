import { type ReactNode, useState } from "react";
import { avatarColour, initials } from "./avatar-colours.ts";

export type AvatarProps = {
  /** Decides the colour behind the initials. */
  id: string;
  name: string;
  picture?: string | null;
  /** Pixels. */
  size?: 16 | 18 | 20 | 24 | 28 | 32 | 36 | 48 | 72 | 96;
  /** Stands on the lower corner, e.g. a dot. */
  mark?: ReactNode;
};

/** A picture, or initials on a colour of one's own. The name beside it is what is read aloud. */
export function Avatar({ id, name, picture, size = 36, mark }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const shape = { width: size, height: size, borderRadius: Math.max(4, Math.round(size * 0.2)) };
  return (
    <span
      className="relative inline-flex shrink-0 select-none"
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      {picture && picture !== broken ? (
        <img
          src={picture}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          className="object-cover"
          style={shape}
          onError={() => setBroken(picture)}
        />
      ) : (
        <span
          // Drawn, not written: a button around it is called by its label, not by these letters.
          data-initials={initials(name)}
          className="flex items-center justify-center font-bold text-[white] before:content-[attr(data-initials)]"
          style={{
            ...shape,
            backgroundColor: avatarColour(id),
            fontSize: Math.round(size * (size < 24 ? 0.42 : 0.36)),
          }}
        />
      )}
      {mark}
    </span>
  );
}
