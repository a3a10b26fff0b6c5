export const perform = (): string => "alpha";
