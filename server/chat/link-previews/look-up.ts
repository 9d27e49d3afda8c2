import { OutsideError } from "#platform/fetch/outside-error.ts";
import { jobType, worksOn } from "#platform/jobs/jobs.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { carriersOf } from "./message-link-rows.ts";
import { atHost } from "./politeness.ts";
import { keepCard, previewById, type ReadCard } from "./preview-rows.ts";
import { readCard } from "./read-card.ts";
import { showPreviews } from "./show-previews.ts";

const hour = 3_600_000;
/** How long a card holds; and how long a page that showed nothing, or did not answer, is left alone. */
const keeps = { found: 7 * 24 * hour, nothing: 24 * hour, failed: hour };

type Which = { workspaceId: string; previewId: string };
export const lookUp = jobType<Which>("chat.look-up-link", { retries: 2, pauseSeconds: 60, atOnce: true });

/** Asks a page what it says of itself and shows it on the messages that link to it. Safe to do again. */
export const looksUp = worksOn(lookUp, async ({ workspaceId, previewId }, platform) => {
  const scope = { workspaceId };
  const preview = await platform.run(scope, ({ db }) => previewById(db, workspaceId, previewId));
  if (!preview || !platform.config.linkPreviews) return;
  const isDue = !preview.expires_at || preview.expires_at < new Date();
  if (isDue) {
    const found = await atHost(new URL(preview.url).host, () => ask(platform, preview.url));
    if (!found) return comeBack(platform, { workspaceId, previewId });
    const expiresAt = new Date(Date.now() + found.keep);
    await platform.run(scope, ({ db }) => keepCard(db, { workspaceId, previewId }, found.card, expiresAt));
  }
  const carriers = await platform.run(scope, ({ db }) => carriersOf(db, workspaceId, previewId));
  for (const carrier of carriers)
    await platform.run(scope, (context) =>
      showPreviews({ ...context, workspaceId, actorId: null }, { ...carrier, isNew: isDue }),
    );
});

/** The site is being asked enough already. */
const comeBack = (platform: Platform, which: Which): Promise<void> =>
  platform.run({ workspaceId: which.workspaceId }, ({ enqueue }) =>
    enqueue(lookUp, which, { startAfter: new Date(Date.now() + 5000) }),
  );

async function ask(platform: Platform, url: string): Promise<{ card: ReadCard | null; keep: number }> {
  try {
    const card = await readCard(platform.outside, url);
    return { card, keep: card ? keeps.found : keeps.nothing };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    platform.log.debug({ code: error.code }, "a linked page showed nothing");
    return { card: null, keep: ["failed", "timeout"].includes(error.code) ? keeps.failed : keeps.nothing };
  }
}
