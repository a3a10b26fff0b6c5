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
