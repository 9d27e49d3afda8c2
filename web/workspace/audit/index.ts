/** The audit trail: reading and checking it. */
export { registerAudit } from "./register-audit.ts";
