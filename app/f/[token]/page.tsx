import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicForm } from "@/components/public-form/public-form";
import { PublicFrame } from "@/components/public-form/public-frame";
import { PublicMessage } from "@/components/public-form/public-message";
import { showForm } from "@/server/api/forms/show-form";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Form", robots: { index: false }, referrer: "same-origin" };

export default async function FormPage({ params, searchParams }: Props) {
  const { token } = await params;
  const shown = await showForm(token, await searchParams);
  if (shown === null) notFound();
  if (shown === "closed") {
    return (
      <PublicFrame>
        <PublicMessage tone="closed" title="This form is not open">
          It takes no answers at the moment. Ask whoever sent you here, or try again later.
        </PublicMessage>
      </PublicFrame>
    );
  }
  const { form, wasSent, kept, onceField, once } = shown;
  return (
    <PublicFrame>
      {wasSent ? (
        <PublicMessage tone="sent" title={form.thanks} />
      ) : (
        <PublicForm form={form} kept={kept} onceField={onceField} once={once} />
      )}
    </PublicFrame>
  );
}
