/** The loads, in the order of the turn: what each does, and why. */

import type { CardConfig } from "../config.ts";
import type { Hass } from "../hass.ts";
import type { Decided, Granted, Kind, Layout, LoadLayout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import type { Format } from "./format.ts";
import { told } from "./reason.ts";
import type { Told } from "./told.ts";
import { stateOfCharge, temperature } from "./warmth.ts";

/** Something to press beside a load. */
export interface Press {
  readonly entity: string;
  readonly label: string;
  readonly is_on: boolean;
}

export interface LoadRow extends Told {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly icon: string;
  readonly color: number;
  /** The budget that it belongs to, if that is another. */
  readonly budget: string | null;
  readonly measured: string | null;
  readonly setpoint: string | null;
  /** Both in words. */
  readonly warmth: string | null;
  readonly power: string | null;
  readonly boost: Press | null;
  readonly resume: Press | null;
  /** What tells more of it. */
  readonly entity: string;
}

export const ICONS: Readonly<Record<Kind, string>> = {
  heater: "mdi:radiator",
  modulating: "mdi:ev-station",
  attended: "mdi:stove",
  battery: "mdi:home-battery",
  asset: "mdi:calendar-clock",
};

/** What a row is made from, beside its load. */
export interface Seen {
  readonly layout: Layout;
  readonly decided: Decided | null;
  readonly hass: Pick<Hass, "states" | "config">;
  readonly config: CardConfig;
  readonly now: number;
  readonly say: Say;
  readonly format: Format;
}

/** Return a row for each load; first those that ask, as their turn comes, then others as they were added. */
export function rows(seen: Seen): LoadRow[] {
  const place = (load: LoadLayout) => seen.decided?.loads[load.id]?.place ?? -1;
  const turn = (load: LoadLayout) => (place(load) < 0 ? Number.POSITIVE_INFINITY : place(load));
  const colored = seen.layout.loads.map((load, color) => ({ load, color }));
  return colored
    .toSorted((one, other) => Math.sign(turn(one.load) - turn(other.load)) || one.color - other.color)
    .map(({ load, color }) => row(load, color, seen));
}

function row(load: LoadLayout, color: number, seen: Seen): LoadRow {
  const { layout, decided, hass, say, format } = seen;
  const granted = decided?.loads[load.id];
  const reason = told(load, granted, seen);
  const warm = temperature(load, granted, seen) ?? stateOfCharge(load, hass, say, format);
  return {
    ...reason,
    id: load.id,
    name: load.name,
    kind: load.kind,
    icon: ICONS[load.kind] ?? "mdi:flash",
    color,
    budget: load.budget_id === layout.entry_id ? null : load.budget,
    measured: warm?.measured ?? null,
    setpoint: warm?.setpoint ?? null,
    warmth: warm?.label ?? null,
    power: reason.power ?? power(granted, layout, format),
    boost: press("boost", load, hass, say),
    resume: reason.tone === "offered" ? press("resume", load, hass, say) : null,
    entity: entity(load),
  };
}

/** Return the entity that tells most of a load. */
export function entity(load: LoadLayout): string {
  const { status, asset_status, power_set } = load.entities;
  return status ?? asset_status ?? power_set ?? Object.values(load.entities)[0] ?? "";
}

function power(granted: Granted | undefined, layout: Layout, format: Format): string | null {
  if (granted === undefined || granted.layer <= 0 || layout.unit === "loads") return null;
  return format.power(granted.layer);
}

function press(
  role: "boost" | "resume",
  load: LoadLayout,
  hass: Pick<Hass, "states">,
  say: Say,
): Press | null {
  const entityId = load.entities[role];
  const state = entityId === undefined ? undefined : hass.states[entityId];
  if (entityId === undefined || state === undefined || state.state === "unavailable") return null;
  return { entity: entityId, label: say(role, { name: load.name }), is_on: state.state === "on" };
}
