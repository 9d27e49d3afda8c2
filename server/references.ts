import { previewReferences as contract } from "@atrium/contract/workspace/references.ts";
import { feature, handle } from "#platform/operations/feature.ts";
import { previewReferences as previewsOf } from "#platform/references/references.ts";

const previewReferences = handle(contract, async (context, { references }) => ({
  previews: await previewsOf(context, references),
}));

/** Things of different features point at each other; each feature shows its own kinds to who may see them. */
export const references = feature({ name: "references", operations: [previewReferences] });
