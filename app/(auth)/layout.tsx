import type { ReactNode } from "react";
import { AuthFrame } from "@/components/shell/auth-frame";

/** Sign-in, set-up and invitations share one calm frame. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <AuthFrame>{children}</AuthFrame>;
}
