import type { WorkflowTemplate } from "@/server/domain/workflow/workflow-template";
import { expenseApproval } from "./expense-approval";
import { invoiceFields } from "./invoice-fields";
import { supportTriage } from "./support-triage";

/** The templates that come with the product, in the order of the gallery. */
export const templates: readonly WorkflowTemplate[] = [supportTriage, expenseApproval, invoiceFields];
