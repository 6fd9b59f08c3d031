/** The metering window of a capacity tariff: what it comes to, against what it may. */

import type { Hass } from "../hass.ts";
import { numberOf } from "../hass.ts";
import type { Layout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import type { Format } from "./format.ts";

export interface Tariff {
  readonly title: string;
  readonly figures: string;
  readonly month: string | null;
  /** The average so far, the one that is expected and the one that is allowed, as parts of the scale. */
  readonly average_at: number;
  readonly forecast_at: number;
  readonly peak_at: number;
  readonly is_over: boolean;
  readonly entity: string;
}

/** How far the scale goes beyond the highest of them. */
const AIR = 1.1;

export function tariff(layout: Layout, hass: Pick<Hass, "states">, say: Say, format: Format): Tariff | null {
  const { window, entities } = layout;
  const entity = entities.window_average;
  const average = numberOf(hass, entity);
  if (window === null || entity === undefined || average === null) return null;
  const forecast = numberOf(hass, entities.window_forecast) ?? average;
  const month = numberOf(hass, entities.month_peak);
  const peak = window.follow_peak ? Math.max(window.peak_w, month ?? 0) : window.peak_w;
  const scale = AIR * Math.max(average, forecast, peak, 1);
  return {
    title: say("window_title", { minutes: format.number(window.minutes, 0) }),
    figures: say("window_figures", {
      average: format.power(average),
      forecast: format.power(forecast),
      peak: format.power(peak),
    }),
    month: month === null || month <= 0 ? null : say("window_month", { power: format.power(month) }),
    average_at: Math.max(0, average) / scale,
    forecast_at: Math.max(0, forecast) / scale,
    peak_at: peak / scale,
    is_over: forecast > peak,
    entity,
  };
}
