import { answerInngest, refuseMethod } from "@/server/durable/http";

export const dynamic = "force-dynamic";

export {
  answerInngest as GET,
  answerInngest as POST,
  answerInngest as PUT,
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
};
