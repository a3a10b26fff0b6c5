import { answerAuditExport } from "@/server/api/export-audit";

export const dynamic = "force-dynamic";

export { answerAuditExport as GET };
