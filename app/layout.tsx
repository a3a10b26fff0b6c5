import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { PREFERENCES } from "@/components/lib/preference-names";
import { asTheme } from "@/components/lib/theme";
import { Providers } from "@/components/shell/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Countersign", template: "%s · Countersign" },
  description:
    "AI does the routine steps; a person approves what matters; exactly the approved thing happens, once.",
  icons: { icon: "/logo.svg" },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0f13" },
  ],
};

/** A chosen theme is written into the first byte of the page; without one the style sheet asks the system. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = asTheme((await cookies()).get(PREFERENCES.theme)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
