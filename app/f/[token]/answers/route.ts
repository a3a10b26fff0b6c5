import { receiveForm } from "@/server/api/forms/receive-form";

export const dynamic = "force-dynamic";

/** Where a form's page posts to: `next.config.js` leads every POST of a form body to `/f/<token>` here. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  return receiveForm(request, (await params).token);
}
