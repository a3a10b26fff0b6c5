import type { ReactNode } from "react";

/** The column of cards below the settings' tabs. */
export function SettingsBody({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-[760px] flex-col gap-4 px-6 py-5 max-sm:px-4">{children}</div>
  );
}
