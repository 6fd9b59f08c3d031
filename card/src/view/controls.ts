/** What can be set on the card: the power saving mode, away, and whether the mode follows the meter. */

import type { Hass } from "../hass.ts";
import { numberOf } from "../hass.ts";
import type { Layout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import type { Format } from "./format.ts";

export interface Mode {
  readonly mode: number;
  readonly limit: string;
  readonly label: string;
  readonly is_set: boolean;
}

export interface Toggle {
  readonly role: "away" | "auto_mode";
  readonly entity: string;
  readonly label: string;
  readonly icon: string;
  readonly is_on: boolean;
}

export interface Controls {
  /** The number that sets the mode; null where there is no choice. */
  readonly mode_entity: string | null;
  readonly mode_label: string;
  readonly modes: readonly Mode[];
  readonly toggles: readonly Toggle[];
}

export function controls(layout: Layout, hass: Pick<Hass, "states">, say: Say, format: Format): Controls {
  const entity = layout.entities.power_saving_mode;
  const current = numberOf(hass, entity);
  const modes = layout.power_steps.map((step, mode) => {
    const limit = format.amount(step, layout.unit);
    return { mode, limit, label: say("mode_of", { mode, limit }), is_set: mode === current };
  });
  return {
    mode_entity: current !== null && modes.length > 1 ? (entity ?? null) : null,
    mode_label: say("mode"),
    modes,
    toggles: [
      toggle("auto_mode", "mdi:auto-mode", layout, hass, say),
      toggle("away", "mdi:home-export-outline", layout, hass, say),
    ].filter((one) => one !== null),
  };
}

function toggle(
  role: Toggle["role"],
  icon: string,
  layout: Layout,
  hass: Pick<Hass, "states">,
  say: Say,
): Toggle | null {
  const entity = layout.entities[role];
  const state = entity === undefined ? undefined : hass.states[entity]?.state;
  if (entity === undefined || (state !== "on" && state !== "off")) return null;
  return { role, entity, label: say(role), icon, is_on: state === "on" };
}
