import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RunView } from "@/components/runs/run-view";
import { callAs } from "@/server/api/call-as";
import { orNull } from "@/server/api/or-null";
import { signedInCaller } from "@/server/auth";

type Props = { params: Promise<{ runId: string }> };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Fetched once for the page and its title. */
const readRun = cache(async (id: string) => {
  const found = uuid.test(id) ? await orNull(callAs(await signedInCaller()).runs.get({ id })) : null;
  return found ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { run } = await readRun((await params).runId);
  return { title: `${run.title || "Run"} #${run.number}` };
}

export default async function RunPage({ params }: Props) {
  return <RunView initial={await readRun((await params).runId)} />;
}
