"use client";

import { FailurePage } from "@/components/shell/failure-page";

export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col">
      <FailurePage {...props} />
    </main>
  );
}
