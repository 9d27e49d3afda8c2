import type { ReactNode } from "react";
import { boxOf, widthInRow } from "./picture-box.ts";

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
        <Tile picture={only} width={width} height={height} />
      </div>
    );
  }
  return (
    <div className="flex w-full max-w-160 flex-wrap gap-1.5 py-1">
      {pictures.map((picture) => (
        <Tile key={picture.key} picture={picture} width={widthInRow(picture, 148)} height={148} cut />
      ))}
    </div>
  );
}

type TileProps = { picture: Picture; width: number; height: number; cut?: boolean };

function Tile({ picture: { src, srcSet, alt, label, onPress, over }, width, height, cut = false }: TileProps) {
  const image = src ? (
    <img
      src={src}
      srcSet={srcSet}
      sizes={srcSet && `${width}px`}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      draggable={false}
      className="size-full object-cover"
    />
  ) : (
    <span className="breathe block size-full bg-pressed" />
  );
  // A narrow column makes it smaller, in proportion.
  const style = { width, aspectRatio: `${width} / ${height}` };
  const look = `group/tile relative block min-w-0 max-w-full overflow-hidden rounded-control bg-hover ${cut ? "max-h-37" : ""}`;
  return (
    <span className={look} style={style}>
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
