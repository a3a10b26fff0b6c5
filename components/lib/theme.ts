import { writePreference } from "./preference";

/** `system` follows the device; the others are a choice. */
export type Theme = "light" | "dark" | "system";

/** Reads a stored choice; anything unknown follows the system. */
export function asTheme(stored: string | null | undefined): Theme {
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Puts a theme on at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  writePreference("theme", theme === "system" ? null : theme);
}

/** Light becomes dark and dark light, whatever the system says. */
export function toggleTheme(): void {
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  chooseTheme(dark ? "light" : "dark");
}
