/** The cookies that keep a person's choices on this device. They hold nothing personal and decide nothing. */
export const PREFERENCES = {
  theme: "countersign-theme",
  rail: "countersign-rail",
  waiting: "countersign-waiting",
} as const;
