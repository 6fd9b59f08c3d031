import assert from "node:assert/strict";
import { test } from "node:test";
import type { LoadLayout } from "../src/protocol.ts";
import { temperature } from "../src/view/warmth.ts";
import { format, hass, load, say } from "./house.ts";

const C = { unit_of_measurement: "°C" };
const CLIMATE = { "climate.hall": ["heat", { current_temperature: 18.4, temperature: 20 }] } as const;

function warmth(
  more: Partial<LoadLayout>,
  states: Parameters<typeof hass>[0] = {},
  thermostats = {},
  unit = "°C",
  setpoint_c: number | null = null,
) {
  const asked = { hass: hass(states, unit), config: { thermostats }, say, format };
  const found = temperature(load("hall", more), { setpoint_c }, asked);
  return found === null ? null : [found.measured, found.setpoint, found.label];
}

test("a sensor and a number tell both", () => {
  const states = { "sensor.t": ["18.44", C], "number.s": ["20", C] } as const;
  assert.deepEqual(
    warmth({ wired: { temperature_sensor: "sensor.t", setpoint_entity: "number.s" } }, states),
    ["18.4", "20.0\u00a0°C", "18.4\u00a0°C, setpoint 20.0\u00a0°C"],
  );
});

test("a fixed setpoint goes with a sensor", () => {
  const more = { wired: { temperature_sensor: "sensor.t" }, setpoint_c: 19.5 };
  assert.deepEqual(warmth(more, { "sensor.t": ["18", C] })?.slice(0, 2), ["18.0", "19.5\u00a0°C"]);
});

test("degrees are those of the house", () => {
  const more = { wired: { temperature_sensor: "sensor.t" }, setpoint_c: 20 };
  const fahrenheit = warmth(more, { "sensor.t": ["10", C] }, {}, "°F");
  assert.deepEqual(fahrenheit?.slice(0, 2), ["50.0", "68.0\u00a0°F"]);
});

test("a climate that asks, switches or drives the demand tells both", () => {
  for (const wired of [
    { demand_entity: "climate.hall" },
    { switch: "climate.hall" },
    { thermostat: "climate.hall" },
  ]) {
    assert.deepEqual(warmth({ wired }, CLIMATE)?.slice(0, 2), ["18.4", "20.0\u00a0°C"]);
  }
});

test("so does one that is named on the card, by the name of the load or by its id", () => {
  for (const name of ["Hall", "hall"]) {
    assert.deepEqual(warmth({}, CLIMATE, { [name]: "climate.hall" })?.[0], "18.4");
  }
});

test("a climate with two setpoints heats from the lower one", () => {
  const range = { current_temperature: 18.4, target_temp_low: 19, target_temp_high: 24, temperature: null };
  const states = { "climate.hall": ["heat_cool", range] } as const;
  assert.deepEqual(warmth({ wired: { switch: "climate.hall" } }, states)?.slice(0, 2), [
    "18.4",
    "19.0\u00a0°C",
  ]);
});

test("what a load asks by comes before the climate that switches it", () => {
  const states = { ...CLIMATE, "sensor.t": ["17", C], "number.s": ["21", C] } as const;
  const wired = { switch: "climate.hall", temperature_sensor: "sensor.t", setpoint_entity: "number.s" };
  assert.deepEqual(warmth({ wired }, states)?.slice(0, 2), ["17.0", "21.0\u00a0°C"]);
});

test("where a schedule says how warm it should be, that is what was decided by", () => {
  const wired = { switch: "climate.hall", temperature_sensor: "sensor.t", schedule_entity: "schedule.s" };
  const states = { ...CLIMATE, "sensor.t": ["17", C] } as const;
  assert.deepEqual(warmth({ wired }, states, {}, "°C", 16.5)?.slice(0, 2), ["17.0", "16.5\u00a0°C"]);
  assert.deepEqual(warmth({ wired }, states, {}, "°F", 16.5)?.[1], "61.7\u00a0°F");
});

test("what one does not tell, another does", () => {
  const states = { "climate.hall": ["unavailable", {}], "sensor.t": ["17", C] } as const;
  const wired = { demand_entity: "climate.hall", temperature_sensor: "sensor.t" };
  assert.deepEqual(warmth({ wired, setpoint_c: 20 }, states)?.slice(0, 2), ["17.0", "20.0\u00a0°C"]);
});

test("what is not known is left out", () => {
  assert.equal(warmth({}), null);
  const wired = { temperature_sensor: "sensor.t", setpoint_entity: "number.s" };
  assert.deepEqual(warmth({ wired }, { "sensor.t": "unavailable", "number.s": ["20", C] }), [
    null,
    "20.0\u00a0°C",
    "Setpoint 20.0\u00a0°C",
  ]);
  assert.deepEqual(warmth({ wired }, { "sensor.t": ["18", C] }), ["18.0\u00a0°C", null, "18.0\u00a0°C"]);
});
