import { answerTrpc } from "@/server/api/handle-trpc";

export const dynamic = "force-dynamic";

export { answerTrpc as GET, answerTrpc as POST };
