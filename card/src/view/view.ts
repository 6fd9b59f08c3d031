/** All that the card shows, from what it was told: no element, no clock, no connection. */

import { type CardConfig, shows } from "../config.ts";
import type { Hass } from "../hass.ts";
import type { Decided, Granted, Layout, Status } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import { type Bar, bar } from "./bar.ts";
import { type Controls, controls } from "./controls.ts";
import { Format } from "./format.ts";
import { type LoadRow, rows, type Seen } from "./loads.ts";
import { type Tariff, tariff } from "./tariff.ts";

export interface View {
  readonly title: string;
  readonly status: Status | "unknown";
  readonly status_text: string;
  readonly icon: string;
  readonly test_mode: string | null;
  /** What tells more of the budget. */
  readonly entity: string | null;
  readonly bar: Bar | null;
  readonly tariff: Tariff | null;
  readonly loads: readonly LoadRow[];
  /** When the next turn comes, while somebody waits for it; empty otherwise. */
  readonly next_turn: string;
  readonly controls: Controls | null;
  /** When something in it changes by itself, in milliseconds; null if nothing does. */
  readonly until: number | null;
}

const ICONS: Readonly<Record<View["status"], string>> = {
  idle: "mdi:power-sleep",
  heating: "mdi:radiator",
  limited: "mdi:transmission-tower-export",
  away: "mdi:home-export-outline",
  fault: "mdi:alert-circle-outline",
  unknown: "mdi:progress-clock",
};

export function view(
  layout: Layout,
  decided: Decided | null,
  hass: Pick<Hass, "states" | "config" | "locale">,
  config: CardConfig,
  now: number,
  say: Say,
): View {
  const format = new Format(hass.locale, hass.config.time_zone);
  const loads = rows({ layout, decided, hass, config, now, say, format });
  const status = statusOf(decided);
  const turnAt = nextTurnAt(decided, now);
  const ends = [...loads.map((load) => load.until), turnAt].filter((end) => end !== null);
  return {
    title: config.name || layout.name,
    status,
    status_text: statusText({ layout, decided, hass, now, say, format }),
    icon: ICONS[status],
    test_mode: decided?.tested ? say("test_mode") : null,
    entity: layout.entities.radiator_status ?? null,
    bar: decided === null ? null : bar(layout, decided, hass, say, format),
    tariff: shows(config, "window") ? tariff(layout, hass, say, format) : null,
    loads: shows(config, "loads") ? loads : [],
    next_turn: turnAt === null ? "" : say("detail_turn", { time: format.duration((turnAt - now) / 1000) }),
    controls: shows(config, "controls") ? controls(layout, hass, say, format) : null,
    until: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** Return how the budget does; what is not known here, as it is newer than this page, is not told. */
function statusOf(decided: Decided | null): View["status"] {
  return decided !== null && decided.status in ICONS ? decided.status : "unknown";
}

/** Return the same in words: how many wait, or until when nobody is at home, if that ends by itself. */
function statusText({ layout, decided, hass, now, say, format }: Omit<Seen, "config">): string {
  const status = statusOf(decided);
  const away = hass.states[layout.entities.away ?? ""];
  const returnAt = Date.parse(String(away?.attributes.return_at ?? ""));
  if (status === "away" && away?.state === "on" && returnAt > now) {
    return say("status_away_until", { time: format.moment(returnAt, now) });
  }
  return say(`status_${status}`, { count: format.number(waiting(decided), 0) });
}

/** Return when the next turn comes, in milliseconds; null while nobody waits for it. */
function nextTurnAt(decided: Decided | null, now: number): number | null {
  const at = Date.parse(decided?.next_turn_at ?? "");
  const isAwaited = Object.values(decided?.loads ?? {}).some(
    (one) => one.reason === "waiting" && one.place >= 0,
  );
  return isAwaited && at > now ? at : null;
}

/** Return how many wait: for room, for their own rest, or to be seen again. */
function waiting(decided: Decided | null): number {
  return Object.values(decided?.loads ?? {}).filter(waits).length;
}

/** Return whether one wants to run and may not, by which a budget is limited; an attended one wants by hand. */
function waits(one: Granted): boolean {
  const wants = one.asks || one.boosted || one.freezes;
  return one.reason === "waiting" || (wants && one.granted <= 0 && one.reason !== "away");
}
