/** What a part of a chart stands for; the same hues as everywhere: AI teal, a person violet, failures red. */
export type ChartHue = "ai" | "person" | "bad" | "accent";

/** Fills that stay calm on both themes. */
export const CHART_FILLS: Record<ChartHue, string> = {
  ai: "bg-ai dark:bg-[color-mix(in_oklab,var(--ai)_80%,var(--surface))]",
  person: "bg-[color-mix(in_oklab,var(--person)_72%,var(--surface))]",
  bad: "bg-[color-mix(in_oklab,var(--bad)_72%,var(--surface))]",
  accent: "bg-accent",
};
