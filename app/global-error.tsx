"use client";

import { FailurePage } from "@/components/shell/failure-page";
import "./globals.css";

/** The last resort, when even the frame of the page broke. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh flex-col">
          <FailurePage {...props} />
        </main>
      </body>
    </html>
  );
}
