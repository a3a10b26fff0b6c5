export const startLater = (): void => undefined;
