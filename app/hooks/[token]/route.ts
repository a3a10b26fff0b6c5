import { receiveWebhook, refuseMethod } from "@/server/api/hooks/receive-webhook";

export const dynamic = "force-dynamic";

export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  return receiveWebhook(request, (await params).token);
}

// HEAD and OPTIONS would otherwise be answered by the framework.
export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as PUT,
};
