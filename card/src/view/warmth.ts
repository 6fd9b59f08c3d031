/** How warm it is where a load heats, and how warm it should be; or how full a battery is. */

import type { CardConfig } from "../config.ts";
import type { EntityState, Hass } from "../hass.ts";
import { finite, numberOf } from "../hass.ts";
import type { Granted, LoadLayout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import type { Format } from "./format.ts";

export interface Warmth {
  /** Without its unit where a setpoint follows. */
  readonly measured: string | null;
  readonly setpoint: string | null;
  readonly label: string;
}

type Seen = Pick<Hass, "states" | "config">;

/** Of what rows are made from, what matters here. */
interface Asked {
  readonly hass: Seen;
  readonly config: Pick<CardConfig, "thermostats">;
  readonly say: Say;
  readonly format: Format;
}

interface Degrees {
  readonly measured: number | null;
  readonly setpoint: number | null;
}

/** Return the temperature and the setpoint of a load, in the unit of the house; null if nothing tells. */
export function temperature(
  load: LoadLayout,
  granted: Pick<Granted, "setpoint_c"> | undefined,
  { hass, config, say, format }: Asked,
): Warmth | null {
  const unit = hass.config.unit_system.temperature;
  const found = degreesFor(load, granted?.setpoint_c ?? null, hass, config);
  const measured = found.measured === null ? null : format.temperature(found.measured, unit);
  const setpoint = found.setpoint === null ? null : format.temperature(found.setpoint, unit);
  if (measured === null && setpoint === null) return null;
  const isShort = found.measured !== null && setpoint !== null;
  return {
    measured: isShort ? format.temperature(found.measured) : measured,
    setpoint,
    label: label(measured, setpoint, say),
  };
}

function label(measured: string | null, setpoint: string | null, say: Say): string {
  if (measured === null) return say("setpoint_only", { setpoint: setpoint ?? "" });
  return setpoint === null
    ? say("temperature_only", { measured })
    : say("temperature", { measured, setpoint });
}

/**
 * Return what is told first, of each: by the climate that the user named, by what the load asks by, by what
 * was decided (where a schedule says how warm it should be, no entity does), by the climate that drives its
 * demand, by the one that switches it.
 */
function degreesFor(
  load: LoadLayout,
  decided_c: number | null,
  hass: Seen,
  { thermostats }: Asked["config"],
): Degrees {
  const { demand_entity, switch: switched, thermostat } = load.wired;
  const decided = decided_c === null ? null : converted(decided_c, "°C", hass.config.unit_system.temperature);
  const told = [
    fromClimate(thermostats?.[load.name] ?? thermostats?.[load.id], hass),
    fromClimate(demand_entity, hass),
    fromSensors(load, hass),
    { measured: null, setpoint: decided },
    fromClimate(thermostat, hass),
    fromClimate(switched, hass),
  ];
  return {
    measured: told.find(({ measured }) => measured !== null)?.measured ?? null,
    setpoint: told.find(({ setpoint }) => setpoint !== null)?.setpoint ?? null,
  };
}

/** Return what a climate measures, and to what it is set: of two setpoints, that from which on it heats. */
function fromClimate(entity: string | undefined, hass: Seen): Degrees {
  const climate: EntityState | undefined = entity?.startsWith("climate.") ? hass.states[entity] : undefined;
  const { current_temperature, temperature, target_temp_low } = climate?.attributes ?? {};
  return { measured: finite(current_temperature), setpoint: finite(temperature) ?? finite(target_temp_low) };
}

function fromSensors(load: LoadLayout, hass: Seen): Degrees {
  const { temperature_sensor, setpoint_entity } = load.wired;
  const unit = hass.config.unit_system.temperature;
  const fixed = load.setpoint_c;
  return {
    measured: reading(hass, temperature_sensor, unit, "current_temperature"),
    setpoint:
      setpoint_entity === undefined
        ? fixed !== null && temperature_sensor !== undefined
          ? converted(fixed, "°C", unit)
          : null
        : reading(hass, setpoint_entity, unit, "temperature"),
  };
}

/** Return what an entity tells in degrees, a climate by its attribute. */
function reading(hass: Seen, entity: string | undefined, unit: string, attribute: string): number | null {
  const state = entity === undefined ? undefined : hass.states[entity];
  if (state === undefined || entity === undefined) return null;
  if (entity.startsWith("climate.")) return finite(state.attributes[attribute]);
  const value = numberOf(hass, entity);
  return value === null ? null : converted(value, String(state.attributes.unit_of_measurement ?? unit), unit);
}

/**
 * | degrees | from | to | are |
 * |--------:|------|----|----:|
 * |      20 | °C   | °F |  68 |
 * |      68 | °F   | °C |  20 |
 */
export function converted(degrees: number, from: string, to: string): number {
  if (from === "°C" && to === "°F") return (degrees * 9) / 5 + 32;
  return from === "°F" && to === "°C" ? ((degrees - 32) * 5) / 9 : degrees;
}

/** Return how full a battery is; null if nothing tells. */
export function stateOfCharge(load: LoadLayout, hass: Seen, say: Say, format: Format): Warmth | null {
  const soc = numberOf(hass, load.wired.soc);
  if (soc === null) return null;
  const percent = format.percent(soc / 100);
  return { measured: percent, setpoint: null, label: say("soc", { percent }) };
}
