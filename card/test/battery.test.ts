import assert from "node:assert/strict";
import { test } from "node:test";
import { rows } from "../src/view/loads.ts";
import { after, decided, layout, load, NOW, seen } from "./house.ts";

const BATTERY = load("cellar", {
  kind: "battery",
  entities: { power_set: "sensor.set", health: "sensor.health", service: "sensor.service" },
  wired: { soc: "sensor.soc" },
});
const UNTIL = { held_until: after(600) };

/** Return what is shown of a battery. */
function shown(states: Parameters<typeof seen>[2]) {
  const [row] = rows(seen(layout([BATTERY]), decided({}), states));
  assert.ok(row);
  return row;
}

const REQUESTS: [
  what: string,
  set: string,
  until: Readonly<Record<string, unknown>>,
  reason: string,
  detail: string,
  power: string | null,
][] = [
  ["charges", "1800", UNTIL, "Charging", "by request · 10 min more", "1.8\u00a0kW"],
  ["discharges", "-900", UNTIL, "Discharging", "by request · 10 min more", "900\u00a0W"],
  ["discharges until somebody asks anew", "-900", {}, "Discharging", "by request", "900\u00a0W"],
  ["is asked to rest", "0", UNTIL, "At rest", "by request · 10 min more", null],
  ["is set to nothing", "0", {}, "At rest", "", null],
  ["was told nothing", "unknown", {}, "At rest", "", null],
];

for (const [what, set, until, reason, detail, power] of REQUESTS) {
  for (const service of [{}, { "sensor.service": "requested" }]) {
    test(`a battery that ${what} says so ${JSON.stringify(service)}`, () => {
      const row = shown({ "sensor.set": [set, until], ...service });
      assert.deepEqual([row.reason, row.detail, row.power], [reason, detail, power]);
    });
  }
}

const SERVICES: [service: string, set_w: number, reason: string, tone: string, power: string | null][] = [
  ["covering", -900, "Covers what is too much", "runs", "900\u00a0W"],
  ["charging", 1200, "Charges from what is left", "runs", "1.2\u00a0kW"],
  ["idle", 0, "Nothing to do", "rests", null],
  ["full", 0, "Full", "rests", null],
  ["empty", 0, "Empty", "rests", null],
  ["opposed", 0, "Another battery does the opposite", "waits", null],
  ["meter_silent", 0, "The meter is silent", "waits", null],
  ["blocked", 0, "Does not obey", "fault", null],
  ["unavailable", 0, "Unavailable", "fault", null],
];

for (const [service, set_w, reason, tone, power] of SERVICES) {
  test(`what a battery does for its budget is told: ${service}`, () => {
    const row = shown({ "sensor.set": String(set_w), "sensor.service": [service, { set_w, drawn_w: 30 }] });
    assert.deepEqual([row.reason, row.tone, row.power, row.detail], [reason, tone, power, ""]);
  });
}

const OBSERVED: [drawn_w: number | null, reason: string, power: string | null][] = [
  [1500, "Charging", "1.5\u00a0kW"],
  [-1500, "Discharging", "1.5\u00a0kW"],
  [-50, "At rest", null],
  [null, "At rest", null],
];

for (const [drawn_w, reason, power] of OBSERVED) {
  test(`a battery that is only observed, and measured at ${drawn_w} W, says so`, () => {
    const row = shown({ "sensor.service": ["observed", { set_w: 0, drawn_w }] });
    assert.deepEqual([row.reason, row.detail, row.power], [reason, "only observed", power]);
  });
}

test("a battery that does not do what it is told says so", () => {
  const row = shown({ "sensor.set": ["1800", UNTIL], "sensor.health": "blocked" });
  assert.deepEqual([row.reason, row.tone, row.power], ["Does not obey", "fault", "1.8\u00a0kW"]);
  assert.deepEqual([row.detail, row.until], ["10 min more", NOW + 600_000]);
});

test("how full it is stands where others have their temperature", () => {
  const row = shown({ "sensor.soc": "64" });
  assert.deepEqual([row.measured, row.setpoint, row.warmth], ["64%", null, "64% full"]);
});
