import { bounded, type FileBytes, nearby, type Patch } from "./file-bytes.ts";
import { mediaOf } from "./media-of.ts";
import { filmSize, type MediaSize, nothingKnown, pictureSize } from "./media-size.ts";
import { positionInPicture } from "./position-in-pictures.ts";
import { positionInVideo } from "./position-in-videos.ts";

/** What is known of a file at once, and what to write over it before anybody sees it. */
export type Look = MediaSize & { mediaType: string; patches: Patch[] };

const boxed = ["video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "audio/mp4"];

/**
 * The first look at a file that has just arrived: what it is, how large it is drawn, and where it says where it was
 * taken. Nothing is decoded. What cannot be made sense of is a file all the same.
 */
export async function lookAt(file: FileBytes): Promise<Look> {
  const bytes = nearby(bounded(file));
  const mediaType = await mediaOf(bytes);
  if (boxed.includes(mediaType)) {
    const { hasPicture, ...size } = await filmSize(bytes);
    const played = hasPicture ? mediaType : "audio/mp4";
    return { ...size, mediaType: played, patches: await positionInVideo(bytes) };
  }
  if (!mediaType.startsWith("image/") || mediaType === "image/svg+xml")
    return { ...nothingKnown, mediaType, patches: [] };
  return {
    ...(await pictureSize(bytes, mediaType)),
    mediaType,
    patches: await positionInPicture(bytes, mediaType),
  };
}
