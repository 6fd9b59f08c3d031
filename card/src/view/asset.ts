/** What an asset does: as its schedule says, or something else. */

import { numberOf } from "../hass.ts";
import type { LoadLayout } from "../protocol.ts";
import type { Key } from "../words/words.ts";
import type { Seen } from "./loads.ts";
import { held, joined, type Told, toneOf } from "./told.ts";

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

export function asset(load: LoadLayout, seen: Seen): Told {
  const { hass, say, format } = seen;
  const status = hass.states[load.entities.asset_status ?? ""]?.state ?? "unknown";
  const dispatched = numberOf(hass, load.entities.dispatched);
  const target = numberOf(hass, load.entities.target);
  const [lasting, until] = held(load.entities.asset_status, seen);
  const isShort = status === "short" && dispatched !== null && target !== null;
  const level = isShort
    ? say("detail_level", { level: format.power(dispatched), wanted: format.power(target) })
    : "";
  return {
    reason: say(OF_ASSETS[status] ?? "reason_unknown"),
    tone: toneOf(status),
    detail: joined(level, lasting),
    until,
    power: dispatched ? format.power(dispatched) : null,
  };
}
