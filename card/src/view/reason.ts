/** Why a load does what it does, in words, and how long that lasts. */

import type { Granted, LoadLayout, Reason } from "../protocol.ts";
import type { Key } from "../words/words.ts";
import { asset } from "./asset.ts";
import { battery } from "./battery.ts";
import type { Seen } from "./loads.ts";
import { joined, type Told, toneOf } from "./told.ts";
import { converted } from "./warmth.ts";

export function told(load: LoadLayout, granted: Granted | undefined, seen: Seen): Told {
  if (granted !== undefined) return decidedFor(load, granted, seen);
  if (load.kind === "battery") return battery(load, seen);
  return load.kind === "asset" ? asset(load, seen) : unknown(load, seen);
}

/** Return what is known of a load of which no decision tells: its status alone. */
function unknown(load: LoadLayout, { hass, say }: Seen): Told {
  const state = hass.states[load.entities.status ?? ""]?.state ?? "unknown";
  const isKnown = state in REASONS;
  const reason = say(isKnown ? (REASONS[state] ?? "reason_unknown") : "reason_unknown");
  return { reason, tone: isKnown ? toneOf(state) : "rests", detail: "", until: null, power: null };
}

const REASONS: Readonly<Record<string, Key>> = {
  heating: "reason_heating",
  boosted: "reason_boosted",
  satisfied: "reason_off",
  waiting: "reason_waiting",
  held_on: "reason_held_on",
  held_off: "reason_held_off",
  away: "reason_away",
  blocked: "reason_blocked",
  unavailable: "reason_unavailable",
  preheating: "reason_preheating",
  running: "reason_running",
  offered: "reason_offered",
};

function decidedFor(load: LoadLayout, granted: Granted, seen: Seen): Told {
  const detail = joined(
    level(load, granted, seen),
    needs(granted, seen),
    asked(granted, seen),
    ahead(granted, seen),
    lasts(granted, seen),
  );
  return {
    reason: seen.say(why(load, granted, seen)),
    tone: granted.health === "welded" ? "fault" : toneOf(granted.reason),
    detail,
    until: detail === "" ? null : soonest(granted, seen.now),
    power: null,
  };
}

/** Return when the first of what holds a load ends, in milliseconds; null if nothing does. */
function soonest(granted: Granted, now: number): number | null {
  const { held_until, boost_until, blocked_until, requested_until, preheating_until } = granted;
  const all = [held_until, boost_until, blocked_until, requested_until, preheating_until];
  const ends = all.map((end) => Date.parse(end ?? "")).filter((end) => end > now);
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** Return which words tell the reason; they differ between kinds of loads. */
function why(load: LoadLayout, granted: Granted, { hass }: Seen): Key {
  const { reason, health } = granted;
  const isWarm = load.kind === "heater" && hass.states[load.wired.temperature_sensor ?? ""] !== undefined;
  const isRequested = granted.requested_w !== null;
  const particular: Partial<Record<Reason, [boolean, Key][]>> = {
    blocked: [[health === "welded", "reason_welded"]],
    heating: [
      [granted.freezes, "reason_freezes"],
      [isRequested, "reason_requested"],
      [load.kind === "modulating", "reason_drawing"],
      [health === "idle", "reason_idle"],
    ],
    waiting: [
      [granted.freezes, "reason_freezes"],
      [load.kind === "attended", "reason_shed"],
    ],
    satisfied: [
      [isRequested, "reason_requested"],
      [isWarm, "reason_satisfied"],
    ],
  };
  const found = particular[reason]?.find(([isSo]) => isSo);
  return found?.[1] ?? REASONS[reason] ?? "reason_unknown";
}

/** Return to what one is set that runs at any level, where that is less than it wants. */
function level(load: LoadLayout, granted: Granted, { say, format }: Seen): string {
  const { level_w, wanted_w } = granted;
  if (load.kind !== "modulating" || !level_w || !wanted_w || level_w >= wanted_w) return "";
  return say("detail_level", { level: format.power(level_w), wanted: format.power(wanted_w) });
}

function needs(granted: Granted, { layout, say, format }: Seen): string {
  if (granted.reason !== "waiting" || granted.needs <= 0) return "";
  const power = format.amount(granted.needs, granted.needs_unit);
  const elsewhere = granted.needs_of !== null && granted.needs_of !== layout.name;
  return elsewhere
    ? say("detail_needs_of", { power, budget: granted.needs_of ?? "" })
    : say("detail_needs", { power });
}

/** Return what a load is asked for by a request, where it does not do that. */
function asked({ requested_w, reason, level_w }: Granted, { say, format }: Seen): string {
  if (requested_w === null || (reason === "heating" && level_w)) return "";
  return say("detail_asked", { power: format.power(requested_w) });
}

/** Return to what a room is warmed ahead, and by when. */
function ahead(granted: Granted, { hass, now, say, format }: Seen): string {
  const unit = hass.config.unit_system.temperature;
  const at = Date.parse(granted.preheating_until ?? "");
  if (granted.preheating_c === null || !(at > now)) return "";
  const temperature = format.temperature(converted(granted.preheating_c, "°C", unit), unit);
  return say("detail_ahead", { temperature, time: format.time(at) });
}

/** Return how long what holds a load goes on to do so. */
function lasts(granted: Granted, { now, say, format }: Seen): string {
  const left = (end: string | null) => Math.max(0, (Date.parse(end ?? "") - now) / 1000);
  const time = (end: string | null) => ({ time: format.duration(left(end)) });
  const { reason, held_until, boost_until, blocked_until, requested_until } = granted;
  if (reason === "blocked" && left(blocked_until) > 0) return say("detail_retry", time(blocked_until));
  if (reason === "boosted" && left(boost_until) > 0) return say("detail_for", time(boost_until));
  const isHeld = reason === "held_on" || reason === "held_off";
  if (isHeld && left(held_until) > 0) return say("detail_for", time(held_until));
  if (left(requested_until) > 0) return say("detail_for", time(requested_until));
  return reason === "heating" && left(held_until) > 0 ? say("detail_at_least", time(held_until)) : "";
}
