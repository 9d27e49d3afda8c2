import type { LinkPreview } from "@atrium/contract/chat/link-previews.ts";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useState } from "react";
import { useSpace } from "#platform/store/space.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";

/** A wide picture stands below the words, another one beside them. */
const isWide = ({ width, height }: { width: number; height: number }): boolean => width >= 300 && width > height * 1.2;

/** What a linked page is: its site, title, a few words and its picture, which the server keeps for us. */
export function PreviewCard({ preview, onRemove }: { preview: LinkPreview; onRemove?: () => void }) {
  const { t } = useLingui();
  const [isBroken, setBroken] = useState(false);
  const { site, title, description, url } = preview;
  const image = isBroken ? null : preview.image;
  const wide = image !== null && isWide(image);
  return (
    <div className="group/card relative max-w-md rounded-card border border-line bg-surface">
      <a
        href={/^https?:/i.test(url) ? url : undefined}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="flex flex-col gap-2 rounded-card p-3 hover:bg-hover"
      >
        <span className="flex gap-3">
          <span className={`flex min-w-0 flex-1 flex-col gap-0.5 ${onRemove ? "pe-6" : ""}`}>
            <span className="truncate text-meta text-quiet" dir="auto">
              {site}
            </span>
            <span className="line-clamp-2 text-ui font-medium text-accent-ink wrap-anywhere" dir="auto">
              {title}
            </span>
            {description && (
              <span className="line-clamp-2 text-meta text-quiet wrap-anywhere" dir="auto">
                {description}
              </span>
            )}
          </span>
          {image && !wide && <Picture image={image} box={72} onError={() => setBroken(true)} />}
        </span>
        {image && wide && <Picture image={image} box={422} onError={() => setBroken(true)} />}
      </a>
      {onRemove && (
        <span className="absolute end-1 top-1 opacity-0 focus-within:opacity-100 group-hover/card:opacity-100 touch:opacity-100">
          <IconButton icon={X} size="small" label={t`Remove this preview for everybody`} onPress={onRemove} />
        </span>
      )}
    </div>
  );
}

type Image = NonNullable<LinkPreview["image"]>;

/** Its room is known before it comes: nothing moves when it does. */
function Picture({ image, box, onError }: { image: Image; box: number; onError: () => void }) {
  const { workspaceId } = useSpace();
  const scale = Math.min(1, box / image.width, (box > 100 ? 222 : box) / image.height);
  return (
    <img
      src={`/api/v1/workspaces/${workspaceId}/previews/${image.id}`}
      alt=""
      width={Math.round(image.width * scale)}
      height={Math.round(image.height * scale)}
      loading="lazy"
      className="h-auto max-w-full shrink-0 self-start rounded-control"
      onError={onError}
    />
  );
}
