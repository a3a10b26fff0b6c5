"use client";

import { errorText } from "@/components/lib/error-text";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { MessagePage } from "./message-page";

export type FailurePageProps = { error: Error & { digest?: string }; reset: () => void };

/** What is shown in place of a page that broke: a sentence, a way to try again, and a number to find it by. */
export function FailurePage({ error, reset }: FailurePageProps) {
  return (
    <MessagePage
      title="This page could not be shown"
      action={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/home">Go home</ButtonLink>
        </>
      }
    >
      {errorText(error)}
      {error.digest ? <span className="mt-1 block text-sm text-ink-3">Reference {error.digest}</span> : null}
    </MessagePage>
  );
}
