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

/** How a colour is filled in as it comes again: plain, then with stripes, dots and bars of a darker one. */
const FILLS: readonly ((color: string, dark: string) => string)[] = [
  (color) => color,
  (color, dark) => `repeating-linear-gradient(135deg, ${color} 0 4px, ${dark} 4px 8px)`,
  (color, dark) => `radial-gradient(circle, ${dark} 2px, transparent 2.5px) 0 0 / 7px 7px, ${color}`,
  (color, dark) => `repeating-linear-gradient(90deg, ${color} 0 3px, ${dark} 3px 6px)`,
];

/** How many loads can be told from each other by how they are filled in. */
export const LOOKS = PALETTE.length * FILLS.length;

/** Return the colour of a load; where there are more loads than colours, it comes again. */
export function colorOf(index: number): string {
  return PALETTE[index % PALETTE.length] ?? PALETTE[0];
}

/** Return with what a load is filled in, as a background. */
export function fillOf(index: number): string {
  const color = colorOf(index);
  const fill = FILLS[Math.floor(index / PALETTE.length) % FILLS.length];
  return fill?.(color, `color-mix(in srgb, ${color}, black 45%)`) ?? color;
}
