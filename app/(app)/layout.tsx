import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { PREFERENCES } from "@/components/lib/preference-names";
import { AppShell } from "@/components/shell/app-shell";
import { callAs } from "@/server/api/call-as";
import { currentCaller, signInAddress } from "@/server/auth";

/** Everything behind the sign-in. Nobody signed in: to the set-up while there is no owner yet, otherwise to the door. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller();
  if (!caller) redirect((await callAs(null).setup.status()).open ? "/set-up" : await signInAddress());
  const me = await callAs(caller).session.me();
  const rail = (await cookies()).get(PREFERENCES.rail)?.value ?? null;
  return (
    <AppShell me={me} rail={rail}>
      {children}
    </AppShell>
  );
}
