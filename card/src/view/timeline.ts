/** The last hours: who ran, who waited, and how near the limit that came. */

import { finite } from "../hass.ts";
import type { Layout, LoadLayout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import type { Format } from "./format.ts";
import type { Change, History } from "./history.ts";
import { toneOf } from "./told.ts";

/** A stretch of time, in parts of the whole. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly tone: "runs" | "waits" | "fault";
}

export interface Track {
  readonly id: string;
  readonly name: string;
  readonly color: number;
  readonly spans: readonly Span[];
  readonly label: string;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Timeline {
  readonly title: string;
  readonly tracks: readonly Track[];
  readonly ticks: readonly Tick[];
  /** Lines, as paths in a field of `WIDTH` by `HEIGHT`. */
  readonly limit: string;
  readonly granted: string;
  /** What stands at the top of the field. */
  readonly top: string;
  readonly label: string;
  readonly is_empty: boolean;
}

export const WIDTH = 1000;
export const HEIGHT = 100;

/** Into how many stretches the time is cut: more could not be seen. */
export const MOST_POINTS = 360;

const HOUR = 3_600_000;
const SHORTEST = 120_000;

/** How far apart times may be named, in hours. */
const STEPS_H = [1 / 60, 1 / 30, 1 / 12, 1 / 6, 0.25, 0.5, 1, 2, 3, 4, 6];
const MOST_TICKS = 6;

/** How near the edges no time is named: it would stand out. */
const MARGIN = 0.04;

/** From when to when it is looked at, in milliseconds. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function range(hours: number, now: number): Range {
  return { start: now - hours * HOUR, end: now };
}

/** Return as much of a range as there is a history of, and no less than a few minutes. */
function remembered({ start, end }: Range, layout: Layout, history: History): Range {
  const first = Math.min(...historyOf(layout).map((entity) => history.of(entity)[0]?.at ?? end));
  return { start: Math.max(start, Math.min(first, end - SHORTEST)), end };
}

export function timeline(layout: Layout, history: History, asked: Range, say: Say, format: Format): Timeline {
  const span = remembered(asked, layout, history);
  const limit = numbers(history.of(layout.entities.available_power), span, Math.min);
  const granted = numbers(history.of(layout.entities.granted_power), span, Math.max);
  const highest = Math.max(0, ...known(limit), ...known(granted));
  const top = roundUp(highest);
  const tracks = layout.loads.map((load, color) => track(load, color, history, span, say, format));
  return {
    title: say("timeline", { time: format.duration((span.end - span.start) / 1000) }),
    tracks,
    ticks: ticks(span, format),
    limit: path(limit, top),
    granted: path(granted, top),
    top: format.amount(top, layout.unit),
    label: say("timeline_lines", {
      granted: format.amount(Math.max(0, ...known(granted)), layout.unit),
      limit: format.amount(Math.min(...known(limit), top), layout.unit),
    }),
    is_empty:
      known(limit).length + known(granted).length === 0 && tracks.every((one) => one.spans.length === 0),
  };
}

/** Return the entities whose history is drawn. */
export function historyOf(layout: Layout): string[] {
  const { available_power, granted_power } = layout.entities;
  return [available_power, granted_power, ...layout.loads.map(tells)].filter(
    (entity) => entity !== undefined,
  );
}

/** Return the entity that tells whether a load ran. */
function tells({ entities }: LoadLayout): string | undefined {
  return entities.status ?? entities.dispatched ?? entities.power_set ?? entities.service;
}

function track(
  load: LoadLayout,
  color: number,
  history: History,
  span: Range,
  say: Say,
  format: Format,
): Track {
  const spans = merged(history.of(tells(load)), span);
  return { id: load.id, name: load.name, color, spans, label: trackLabel(load.name, spans, say, format) };
}

/** Return for how much of the time a load ran, waited and failed. */
function trackLabel(name: string, spans: readonly Span[], say: Say, format: Format): string {
  const share = (tone: Span["tone"]) =>
    spans.filter((one) => one.tone === tone).reduce((sum, one) => sum + one.to - one.from, 0);
  const [ran, waited, failed] = [share("runs"), share("waits"), share("fault")];
  const label = say("timeline_share", { name, ran: format.percent(ran), waited: format.percent(waited) });
  return failed > 0 ? `${label}, ${say("timeline_fault")} ${format.percent(failed)}` : label;
}

/** Return how a load did: what lasted less than one stretch is joined with what came before. */
function merged(changes: readonly Change[], { start, end }: Range): Span[] {
  const spans: Span[] = [];
  const least = 1 / MOST_POINTS;
  changes.forEach((change, index) => {
    const tone = toneIn(change.state);
    const from = Math.max(0, (change.at - start) / (end - start));
    const to = Math.min(1, ((changes[index + 1]?.at ?? end) - start) / (end - start));
    if (tone === null || to <= from) return;
    const last = spans.at(-1);
    if (last !== undefined && last.tone === tone && from - last.to < least) {
      spans[spans.length - 1] = { ...last, to };
    } else if (last === undefined || to - last.to >= least) {
      spans.push({ from, to, tone });
    }
  });
  return spans;
}

/** Return how a load did by its status, or by the power that it was set to; null if it did nothing. */
function toneIn(state: string): Span["tone"] | null {
  const watts = Number(state);
  if (state.trim() !== "" && Number.isFinite(watts)) return watts === 0 ? null : "runs";
  const tone = toneOf(state);
  if (tone === "offered") return "waits";
  return tone === "rests" || state === "unavailable" ? null : tone;
}

/** By stretch, the number that counts in it; null while there is none. */
type Numbers = readonly (number | null)[];

/** Return what an entity told in each stretch: what held at its beginning, or came in it, whichever *counts*. */
function numbers(
  changes: readonly Change[],
  { start, end }: Range,
  counts: (...of: number[]) => number,
): Numbers {
  const stretches = Array.from({ length: MOST_POINTS }, (): (number | null)[] => []);
  let before: number | null = null;
  for (const { at, state } of changes) {
    const told = finite(state.trim() === "" ? null : state);
    const stretch = Math.floor(((at - start) / (end - start)) * MOST_POINTS);
    if (stretch < 0) before = told;
    else stretches[stretch]?.push(told);
  }
  let holds: number | null = before;
  return stretches.map((told) => {
    const all = [holds, ...told].filter((one) => one !== null);
    holds = told.at(-1) ?? (told.length > 0 ? null : holds);
    return all.length > 0 ? counts(...all) : null;
  });
}

function known(all: Numbers): number[] {
  return all.filter((one) => one !== null);
}

/** Return numbers as steps. */
function path(all: Numbers, top: number): string {
  const x = (stretch: number) => round((stretch * WIDTH) / MOST_POINTS);
  const y = (value: number) => round(HEIGHT - (HEIGHT * Math.max(0, value)) / top);
  let drawn = "";
  let last: number | null = null;
  all.forEach((value, stretch) => {
    if (value === null) {
      drawn += last === null ? "" : `H${x(stretch)}`;
    } else if (last === null) {
      drawn += `M${x(stretch)} ${y(value)}`;
    } else if (value !== last) {
      drawn += `H${x(stretch)}V${y(value)}`;
    }
    last = value;
  });
  return last === null ? drawn : `${drawn}H${WIDTH}`;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

/**
 * | highest | top   |
 * |--------:|------:|
 * |    8600 | 10000 |
 * |    2000 |  2000 |
 * |       3 |     3 |
 */
export function roundUp(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const leads = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  return power * (leads.find((lead) => lead * power >= highest - 1e-9) ?? 10);
}

/** Return times that are round on the clock of the reader, not too many. */
function ticks({ start, end }: Range, format: Format): Tick[] {
  const hours = (end - start) / HOUR;
  const step = HOUR * (STEPS_H.find((one) => hours / one <= MOST_TICKS) ?? 6);
  const found: Tick[] = [];
  const first = Math.ceil((start + format.ahead(start)) / step) * step;
  for (let clock = first; clock < end + format.ahead(end); clock += step) {
    const at = clock - format.ahead(clock - format.ahead(end)); // clocks may be put forward meanwhile
    const share = (at - start) / (end - start);
    if (share > MARGIN && share < 1 - MARGIN) found.push({ at: share, label: format.time(at) });
  }
  return found;
}
