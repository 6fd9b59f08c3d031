/** Why a load does what it does, in words, and how long that lasts. */

import { finite, numberOf } from "../hass.ts";
import type { Granted, LoadLayout, Reason } from "../protocol.ts";
import type { Key } from "../words/words.ts";
import type { Seen } from "./loads.ts";

/** How a load is doing, in one word: what its colour tells. */
export type Tone = "runs" | "waits" | "rests" | "fault" | "offered";

export interface Told {
  readonly reason: string;
  readonly tone: Tone;
  /** What is to be added to the reason; empty if nothing is. */
  readonly detail: string;
  /** When the detail changes by itself, in milliseconds; null if it does not. */
  readonly until: number | null;
  /** What it draws, where that is known otherwise than by the bar. */
  readonly power: string | null;
}

const TONES: Readonly<Record<string, Tone>> = {
  heating: "runs",
  boosted: "runs",
  preheating: "runs",
  running: "runs",
  held_on: "runs",
  waiting: "waits",
  held_off: "waits",
  blocked: "fault",
  unavailable: "fault",
  offered: "offered",
  following: "runs",
  helping: "runs",
  requested: "runs",
  short: "waits",
  fallback: "waits",
};

/** Return the tone of what the status of a load says. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? "rests";
}

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
  const told = [level(load, granted, seen), needs(granted, seen), lasts(granted, seen)];
  const details = told.filter((detail) => detail !== "");
  const ends = [granted.held_until, granted.boost_until, granted.blocked_until];
  const ahead = ends.map((end) => Date.parse(end ?? "")).filter((end) => end > seen.now);
  return {
    reason: seen.say(why(load, granted, seen)),
    tone: granted.health === "welded" ? "fault" : toneOf(granted.reason),
    detail: details.join(" · "),
    until: details.length > 0 && ahead.length > 0 ? Math.min(...ahead) : null,
    power: null,
  };
}

/** Return which words tell the reason; they differ between kinds of loads. */
function why(load: LoadLayout, granted: Granted, { hass }: Seen): Key {
  const { reason, health } = granted;
  const isWarm = load.kind === "heater" && hass.states[load.wired.temperature_sensor ?? ""] !== undefined;
  const particular: Partial<Record<Reason, [boolean, Key][]>> = {
    blocked: [[health === "welded", "reason_welded"]],
    heating: [
      [granted.freezes, "reason_freezes"],
      [load.kind === "modulating", "reason_drawing"],
      [health === "idle", "reason_idle"],
    ],
    waiting: [
      [granted.freezes, "reason_freezes"],
      [load.kind === "attended", "reason_shed"],
    ],
    satisfied: [[isWarm, "reason_satisfied"]],
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

/** Return how long what holds a load goes on to do so. */
function lasts(granted: Granted, { now, say, format }: Seen): string {
  const left = (end: string | null) => Math.max(0, (Date.parse(end ?? "") - now) / 1000);
  const time = (end: string | null) => ({ time: format.duration(left(end)) });
  const { reason, held_until, boost_until, blocked_until } = granted;
  if (reason === "blocked" && left(blocked_until) > 0) return say("detail_retry", time(blocked_until));
  if (reason === "boosted" && left(boost_until) > 0) return say("detail_for", time(boost_until));
  const isHeld = reason === "held_on" || reason === "held_off";
  if (isHeld && left(held_until) > 0) return say("detail_for", time(held_until));
  return reason === "heating" && left(held_until) > 0 ? say("detail_at_least", time(held_until)) : "";
}

/** Return until when what a load was told holds, if it ends by itself. */
function held(entity: string | undefined, { hass, now, say, format }: Seen): [string, number | null] {
  const end = Date.parse(String(hass.states[entity ?? ""]?.attributes.held_until ?? ""));
  if (!(end > now)) return ["", null];
  return [say("detail_for", { time: format.duration((end - now) / 1000) }), end];
}

function battery(load: LoadLayout, seen: Seen): Told {
  const { hass, say, format } = seen;
  const set = numberOf(hass, load.entities.power_set);
  const health = hass.states[load.entities.health ?? ""]?.state;
  const [detail, until] = held(load.entities.power_set, seen);
  const power = set ? format.power(Math.abs(set)) : null;
  if (health === "blocked") {
    return { reason: say("reason_blocked"), tone: "fault", detail, until, power };
  }
  if (!set) return { reason: say("reason_resting"), tone: "rests", detail, until, power };
  const reason = say(set > 0 ? "reason_charging" : "reason_discharging");
  return { reason, tone: "runs", detail, until, power };
}

const OF_ASSETS: Readonly<Record<string, Key>> = {
  following: "reason_following",
  short: "reason_short",
  helping: "reason_helping",
  requested: "reason_requested",
  idle: "reason_resting",
  fallback: "reason_fallback",
  blocked: "reason_blocked",
  unavailable: "reason_unavailable",
};

function asset(load: LoadLayout, seen: Seen): Told {
  const { hass, say, format } = seen;
  const status = hass.states[load.entities.asset_status ?? ""]?.state ?? "unknown";
  const dispatched = finite(numberOf(hass, load.entities.dispatched) ?? Number.NaN);
  const target = numberOf(hass, load.entities.target);
  const [lasting, until] = held(load.entities.asset_status, seen);
  const isShort = status === "short" && dispatched !== null && target !== null;
  const level = isShort
    ? say("detail_level", { level: format.power(dispatched), wanted: format.power(target) })
    : "";
  return {
    reason: say(OF_ASSETS[status] ?? "reason_unknown"),
    tone: toneOf(status),
    detail: [level, lasting].filter((part) => part !== "").join(" · "),
    until,
    power: dispatched ? format.power(dispatched) : null,
  };
}
