/** A house to look at: what the integration would tell of it. */

import type { EntityState, Hass } from "../src/hass.ts";
import type { Decided, Granted, Kind, Layout, LoadLayout } from "../src/protocol.ts";
import { Format } from "../src/view/format.ts";
import { type LoadRow, rows, type Seen } from "../src/view/loads.ts";
import { sayer } from "../src/words/words.ts";

export const NOW = Date.parse("2026-11-21T12:00:00Z");

/** Return a time so many seconds after now. */
export function after(seconds: number): string {
  return new Date(NOW + 1000 * seconds).toISOString();
}

export const ENGLISH = { language: "en", time_zone: "server", time_format: "24" };

export const say = sayer("en");
export const format = new Format(ENGLISH, "UTC");

export function load(id: string, more: Partial<LoadLayout> = {}): LoadLayout {
  return {
    id,
    kind: "heater",
    name: id.charAt(0).toUpperCase() + id.slice(1),
    budget: "House",
    budget_id: "house",
    power_w: 1000,
    setpoint_c: null,
    entities: { status: `sensor.${id}_status`, boost: `switch.${id}_boost` },
    wired: { switch: `switch.${id}` },
    ...more,
  };
}

export function layout(loads: readonly LoadLayout[], more: Partial<Layout> = {}): Layout {
  return {
    entry_id: "house",
    name: "House",
    unit: "watts",
    power_steps: [2000, 1000, 0],
    parent: null,
    meters: [],
    estimate: null,
    window: null,
    entities: {
      radiator_status: "sensor.house_radiator_status",
      available_power: "sensor.house_available_power",
      granted_power: "sensor.house_granted_power",
      power_saving_mode: "number.house_power_saving_mode",
      away: "switch.house_away",
    },
    loads,
    ...more,
  };
}

export function granted(more: Partial<Granted> = {}): Granted {
  return {
    reason: "satisfied",
    asks: false,
    boosted: false,
    freezes: false,
    runs: false,
    granted: 0,
    wanted_w: null,
    level_w: null,
    needs: 0,
    needs_of: null,
    needs_unit: "watts",
    place: -1,
    health: "working",
    held_until: null,
    boost_until: null,
    blocked_until: null,
    setpoint_c: null,
    requested_w: null,
    requested_until: null,
    preheating_c: null,
    preheating_until: null,
    layer: 0,
    ...more,
  };
}

/** Return what one got that heats. */
export function heats(layer: number, more: Partial<Granted> = {}): Granted {
  return granted({ reason: "heating", asks: true, runs: true, granted: layer, layer, place: 0, ...more });
}

export function decided(loads: Decided["loads"], more: Partial<Decided> = {}): Decided {
  return {
    status: "heating",
    away: false,
    tested: false,
    limit: 2000,
    bound_by: "power_step",
    granted: 0,
    next_turn_at: null,
    loads,
    ...more,
  };
}

type States = Readonly<Record<string, string | readonly [string, Readonly<Record<string, unknown>>]>>;

/** Return the page's knowledge of some entities. */
export function hass(states: States = {}, temperature = "°C"): Pick<Hass, "states" | "config" | "locale"> {
  const all = { "number.house_power_saving_mode": "0", ...states };
  return {
    states: Object.fromEntries(Object.entries(all).map(([id, told]) => [id, entity(id, told)])),
    config: { time_zone: "UTC", unit_system: { temperature } },
    locale: ENGLISH,
  };
}

function entity(id: string, told: States[string]): EntityState {
  const [state, attributes] = typeof told === "string" ? [told, {}] : told;
  return { entity_id: id, state: String(state), attributes: attributes as EntityState["attributes"] };
}

export function seen(of: Layout, what: Decided | null, states: States = {}, more: Partial<Seen> = {}): Seen {
  return {
    layout: of,
    decided: what,
    hass: hass(states),
    config: { type: "custom:power-budget-card" },
    now: NOW,
    say,
    format,
    ...more,
  };
}

/** Return the row of one load that got something. */
export function row(got: Partial<Granted>, kind: Kind = "heater", states: States = {}, wired = {}): LoadRow {
  const hall = load("hall", { kind, wired });
  const [only] = rows(seen(layout([hall]), decided({ hall: granted(got) }), states));
  if (only === undefined) throw new Error("one load has one row");
  return only;
}
