/** The bar: what each load takes of the limit that is in force. */

import type { Hass } from "../hass.ts";
import { numberOf } from "../hass.ts";
import type { Decided, Layout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import type { Format } from "./format.ts";

/** What one load takes of the bar. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  /** Which of the colours it has. */
  readonly color: number;
  /** Which part of the whole bar it is. */
  readonly share: number;
  readonly amount: string;
}

export interface Bar {
  readonly segments: readonly Segment[];
  /** Where the limit stands; below 1 only where more is drawn than it allows. */
  readonly limit_at: number;
  readonly granted: string;
  readonly of_limit: string;
  readonly bound_by: string;
  readonly left: string;
  readonly is_over: boolean;
  /** What the house draws, where a meter tells. */
  readonly house: string | null;
  /** All of it, for whoever cannot see it. */
  readonly label: string;
}

/** How little may be drawn above a limit without being told of. */
const TOLERANCE = 0.5;

export function bar(
  layout: Layout,
  decided: Decided,
  hass: Pick<Hass, "states">,
  say: Say,
  format: Format,
): Bar {
  const { limit } = decided;
  const layers = layout.loads.map((load, color) => ({
    id: load.id,
    name: load.name,
    color,
    amount: decided.loads[load.id]?.layer ?? 0,
  }));
  const drawn = layers.reduce((sum, layer) => sum + layer.amount, 0);
  const whole = Math.max(limit, drawn);
  const segments = layers
    .filter((layer) => layer.amount > 0)
    .map((layer) => ({
      ...layer,
      share: layer.amount / whole,
      amount: format.amount(layer.amount, layout.unit),
    }));
  const granted = format.amount(drawn, layout.unit);
  const ofLimit = format.amount(limit, layout.unit);
  return {
    segments,
    limit_at: whole > 0 ? Math.max(0, limit) / whole : 1,
    granted:
      layout.unit === "loads"
        ? say(format.isOne(drawn) ? "bar_load" : "bar_loads", { count: granted })
        : granted,
    of_limit: say("bar_of", { limit: ofLimit }),
    bound_by: boundBy(layout, decided, hass, say),
    left: left(limit - drawn, layout, say, format),
    is_over: drawn > limit + TOLERANCE,
    house: house(layout, hass, say, format),
    label: [
      say("bar_label", { granted, limit: ofLimit }),
      ...segments.map((one) => `${one.name} ${one.amount}`),
    ].join(", "),
  };
}

/** Return the name of the limit that is in force. */
function boundBy(layout: Layout, decided: Decided, hass: Pick<Hass, "states">, say: Say): string {
  if (decided.bound_by !== "power_step") return say(`limit_${decided.bound_by}`);
  const mode = numberOf(hass, layout.entities.power_saving_mode) ?? 0;
  return mode === 0 ? say("limit_connection") : say("limit_power_step", { mode });
}

function left(room: number, layout: Layout, say: Say, format: Format): string {
  const power = format.amount(Math.abs(room), layout.unit);
  if (Math.abs(room) <= TOLERANCE) return say("bar_full");
  return say(room > 0 ? "bar_free" : "bar_over", { power });
}

/** How it is said what meters measure, as it is drawn and as it is fed in. */
const MEASURED = {
  whole_house: ["bar_house", "bar_feeds"],
  other_loads: ["bar_rest", "bar_rest_feeds"],
} as const;

/** Return what the meters of the budget tell, where all of them tell watts. */
function house(layout: Layout, hass: Pick<Hass, "states">, say: Say, format: Format): string | null {
  const factors: Readonly<Record<string, number>> = { W: 1, kW: 1000 };
  let watts = 0;
  for (const meter of layout.meters) {
    const reading = numberOf(hass, meter);
    const factor = factors[String(hass.states[meter]?.attributes.unit_of_measurement)];
    if (reading === null || factor === undefined) return null;
    watts += reading * factor;
  }
  if (layout.meters.length === 0) return null;
  const [draws, feeds] = MEASURED[layout.estimate ?? "whole_house"];
  return say(watts < 0 ? feeds : draws, { power: format.power(Math.abs(watts)) });
}
