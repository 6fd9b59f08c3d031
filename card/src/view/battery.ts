/** What a battery does: for its budget, because of a request, or by itself. */

import { finite, numberOf } from "../hass.ts";
import type { LoadLayout } from "../protocol.ts";
import type { Key } from "../words/words.ts";
import type { Seen } from "./loads.ts";
import { held, joined, type Told, toneOf } from "./told.ts";

/** What it does for its budget, where no request holds. */
const SERVICES: Readonly<Record<string, Key>> = {
  covering: "service_covering",
  charging: "service_charging",
  idle: "service_idle",
  full: "service_full",
  empty: "service_empty",
  opposed: "service_opposed",
  meter_silent: "service_meter_silent",
  blocked: "reason_blocked",
  unavailable: "reason_unavailable",
};

/** A battery that does no more rests: inverters are never quite at zero. */
const QUIET_W = 50;

export function battery(load: LoadLayout, seen: Seen): Told {
  const { hass, say } = seen;
  const service = hass.states[load.entities.service ?? ""];
  const state = service?.state ?? "";
  const isBlocked = hass.states[load.entities.health ?? ""]?.state === "blocked";
  const serves = isBlocked ? "reason_blocked" : SERVICES[state];
  if (serves === undefined) return state === "observed" ? observed(load, seen) : requested(load, seen);
  const set = finite(service?.attributes.set_w) ?? numberOf(hass, load.entities.power_set);
  const [detail, until] = held(load.entities.power_set, seen);
  const tone = isBlocked ? "fault" : toneOf(state);
  return { reason: say(serves), tone, detail, until, power: size(set, seen) };
}

/** Return what is told of one that is set by requests alone, or for which one holds. */
function requested(load: LoadLayout, seen: Seen): Told {
  const set = numberOf(seen.hass, load.entities.power_set) ?? 0;
  const [lasting, until] = held(load.entities.power_set, seen);
  const isAsked = set !== 0 || until !== null;
  return {
    reason: seen.say(direction(set)),
    tone: set === 0 ? "rests" : "runs",
    detail: joined(isAsked ? seen.say("detail_by_request") : "", lasting),
    until,
    power: size(set, seen),
  };
}

/** Return what is told of one that follows something else, and is only counted: as it is measured. */
function observed(load: LoadLayout, seen: Seen): Told {
  const measured = finite(seen.hass.states[load.entities.service ?? ""]?.attributes.drawn_w) ?? 0;
  const drawn = Math.abs(measured) > QUIET_W ? measured : 0;
  return {
    reason: seen.say(direction(drawn)),
    tone: drawn === 0 ? "rests" : "runs",
    detail: seen.say("detail_observed"),
    until: null,
    power: size(drawn, seen),
  };
}

function direction(watts: number): Key {
  if (watts === 0) return "reason_resting";
  return watts > 0 ? "reason_charging" : "reason_discharging";
}

function size(watts: number | null, { format }: Seen): string | null {
  return watts ? format.power(Math.abs(watts)) : null;
}
