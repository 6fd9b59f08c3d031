/** Which entities the card looks at: only they make it draw anew. */

import type { CardConfig } from "../config.ts";
import type { Layout } from "../protocol.ts";

export function watched(layout: Layout, config: Pick<CardConfig, "thermostats">): string[] {
  const named = [
    ...Object.values(layout.entities),
    ...layout.meters,
    ...layout.loads.flatMap((load) => [...Object.values(load.entities), ...Object.values(load.wired)]),
    ...Object.values(config.thermostats ?? {}),
  ];
  return [...new Set(named)];
}
