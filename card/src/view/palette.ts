/** The colours of loads: each stands out against a white and against a dark card, at least 3 to 1. */

export const PALETTE = [
  "#d9541e",
  "#2f78d0",
  "#24915f",
  "#a3409a",
  "#b27a10",
  "#0e8a9c",
  "#7a5cd0",
  "#c43d63",
] as const;

/** Return the colour of a load; there are more loads than colours at times. */
export function colorOf(index: number): string {
  return PALETTE[index % PALETTE.length] ?? PALETTE[0];
}
