/** What a row tells of its load beside its name, and how a load does in one word. */

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

/** By what a load, an asset or a battery says; who is not here rests. */
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
  covering: "runs",
  charging: "runs",
  opposed: "waits",
  meter_silent: "waits",
};

/** Return the tone of what the status of a load says. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? "rests";
}

/** Return several details as one. */
export function joined(...details: readonly string[]): string {
  return details.filter((detail) => detail !== "").join(" · ");
}

/** Return until when what a load was told holds, in words and in milliseconds, if it ends by itself. */
export function held(entity: string | undefined, { hass, now, say, format }: Seen): [string, number | null] {
  const end = Date.parse(String(hass.states[entity ?? ""]?.attributes.held_until ?? ""));
  if (!(end > now)) return ["", null];
  return [say("detail_for", { time: format.duration((end - now) / 1000) }), end];
}
