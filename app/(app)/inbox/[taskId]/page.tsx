import type { Metadata } from "next";
import { Inbox } from "@/components/inbox/inbox";

export const metadata: Metadata = { title: "Task · Inbox" };

/** A link to one task opens the same inbox with that task chosen, which it reads from the address. */
export default function TaskPage() {
  return <Inbox />;
}
