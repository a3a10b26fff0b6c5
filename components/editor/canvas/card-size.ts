/** Size of a card on the canvas in pixels: the strip of named ports adds to its height. */
export const cardWidth = 260;
export const cardHeight = 96;
export const cardHeightWithPorts = 124;
/** Cards sit on this grid. */
export const grid = 10;

export function heightFor(portCount: number): number {
  return portCount > 1 ? cardHeightWithPorts : cardHeight;
}

export function snap(value: number): number {
  return Math.round(value / grid) * grid;
}

/** Below this zoom a card is read by its name and hue only, and the dots are left out. */
const farZoom = 0.4;

export function isFar(state: { transform: readonly [number, number, number] }): boolean {
  return state.transform[2] < farZoom;
}
