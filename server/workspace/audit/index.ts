import { feature } from "#platform/operations/feature.ts";
import { keepAudit } from "./keep-audit.ts";
import { listAudit } from "./list-audit.ts";
import { verifyAudit } from "./verify-audit.ts";

/** The audit trail: who did what, added to and never changed. */
export const audit = feature({
  name: "workspace/audit",
  operations: [listAudit, verifyAudit],
  permissions: {
    "audit.read": { summary: "read the audit trail", roles: ["owner", "admin"] },
  },
  keepAudit,
});
