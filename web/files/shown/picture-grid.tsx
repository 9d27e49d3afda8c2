import type { CSSProperties, ReactNode } from "react";
import { boxOf, shapeInRow } from "./picture-box.ts";

/** A picture wherever its bytes are: here, or on the server. */
export type Picture = {
  key: string;
  width: number;
  height: number;
  /** Undefined while there is nothing to show yet: its place is kept. */
  src: string | undefined;
  srcSet?: string;
  alt: string;
  /** What pressing it does, in words. */
  label: string;
  onPress?: () => void;
  /** Drawn on it, e.g. how far it is. */
  over?: ReactNode;
};

const alone = { width: 420, height: 320 };

/**
 * Pictures of a message: one as large as it fits, several in rows of one height. Their places are known before they
 * come, so that nothing moves when they do.
 */
export function PictureGrid({ pictures }: { pictures: readonly Picture[] }) {
  const [only] = pictures;
  if (pictures.length === 1 && only) {
    const { width, height } = boxOf(only, alone);
    return (
      <div className="flex w-full py-1">
        <Tile picture={only} width={width} style={{ width, aspectRatio: `${width} / ${height}` }} />
      </div>
    );
  }
  return (
    <div className="flex w-full max-w-160 flex-wrap gap-1.5 py-1 [--high:118px] wide:[--high:148px]">
      {pictures.map((picture) => {
        const shape = shapeInRow(picture);
        const style = { width: `calc(var(--high) * ${shape})`, height: "var(--high)" };
        return <Tile key={picture.key} picture={picture} width={148 * shape} style={style} />;
      })}
    </div>
  );
}

type TileProps = {
  picture: Picture;
  /** About as many pixels as it is wide, for choosing the source. */
  width: number;
  /** Its place; a narrow column makes it smaller. */
  style: CSSProperties;
};

function Tile({ picture: { src, srcSet, alt, label, onPress, over }, width, style }: TileProps) {
  const image = src ? (
    <img
      src={src}
      srcSet={srcSet}
      sizes={srcSet && `${Math.round(width)}px`}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      className="size-full object-cover"
    />
  ) : (
    <span className="breathe block size-full bg-pressed" />
  );
  return (
    <span
      className="group/tile relative block min-w-0 max-w-full overflow-hidden rounded-control bg-hover"
      style={style}
    >
      {onPress ? (
        <button
          type="button"
          aria-label={label}
          className="block size-full cursor-zoom-in rounded-control focus-visible:-outline-offset-2"
          onClick={onPress}
        >
          {image}
        </button>
      ) : (
        image
      )}
      {/* A light picture on a light page, a dark one on a dark page: an edge belongs to it. */}
      <span className="pointer-events-none absolute inset-0 rounded-control border border-text/10" />
      {over}
    </span>
  );
}
