import * as z from "zod";
import type { Outside } from "#platform/fetch/fetch-outside.ts";
import { OutsideError } from "#platform/fetch/outside-error.ts";

/** What we use of an oEmbed answer (oembed.com, 2.3.4); its HTML is never used. */
const Embed = z.object({
  title: z.string().optional().catch(undefined),
  author_name: z.string().optional().catch(undefined),
  provider_name: z.string().optional().catch(undefined),
  thumbnail_url: z.string().optional().catch(undefined),
});

type Found = { title: string; author: string; site: string; image: string | undefined };

/** What a page's oEmbed address says; undefined when it does not answer, or in another form. */
export async function readEmbed(outside: Outside, url: string): Promise<Found | undefined> {
  try {
    const accept = ["application/json", "application/json+oembed"];
    const { body, url: from } = await outside.fetch(url, { maxBytes: 64 * 1024, accept, timeout: 3000 });
    const {
      title = "",
      author_name = "",
      provider_name = "",
      thumbnail_url,
    } = Embed.parse(JSON.parse(body.toString()));
    const image = thumbnail_url === undefined ? undefined : (URL.parse(thumbnail_url, from)?.href ?? undefined);
    return { title, author: author_name, site: provider_name, image };
  } catch (error) {
    if (error instanceof OutsideError || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
