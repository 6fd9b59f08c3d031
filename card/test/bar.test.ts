import assert from "node:assert/strict";
import { test } from "node:test";
import { bar } from "../src/view/bar.ts";
import { decided, format, granted, hass, heats, layout, load, say } from "./house.ts";

const HOUSE = layout([load("hall"), load("bath"), load("attic")]);

function drawn(layers: readonly number[], limit = 2000, more = {}, of = HOUSE, states = {}) {
  const loads = Object.fromEntries(of.loads.map((one, place) => [one.id, heats(layers[place] ?? 0)]));
  return bar(of, decided(loads, { limit, ...more }), hass(states), say, format);
}

test("each load has its share of the limit, in its own colour", () => {
  const { segments } = drawn([1000, 0, 500]);
  assert.deepEqual(
    segments.map(({ id, share, color, amount }) => [id, share, color, amount]),
    [
      ["hall", 0.5, 0, "1\u00a0kW"],
      ["attic", 0.25, 2, "500\u00a0W"],
    ],
  );
});

test("what is free is said", () => {
  const shown = drawn([1000, 0, 500]);
  assert.equal(shown.left, "500\u00a0W free");
  assert.deepEqual([shown.granted, shown.of_limit, shown.limit_at], ["1.5\u00a0kW", "of 2\u00a0kW", 1]);
});

test("a full bar says so", () => {
  assert.equal(drawn([1000, 1000]).left, "No room left");
});

test("what is drawn above the limit stands beyond its mark", () => {
  const shown = drawn([1000, 1500]);
  assert.equal(shown.is_over, true);
  assert.equal(shown.limit_at, 0.8);
  assert.equal(shown.left, "500\u00a0W too much");
  assert.equal(
    shown.segments.reduce((sum, one) => sum + one.share, 0),
    1,
  );
});

test("without a limit and a load nothing is divided by nothing", () => {
  const shown = drawn([], 0);
  assert.deepEqual([shown.segments, shown.limit_at, shown.is_over], [[], 1, false]);
});

test("below a limit that is negative, its mark stands at the beginning", () => {
  const shown = drawn([1000], -500);
  assert.deepEqual([shown.limit_at, shown.is_over, shown.left], [0, true, "1.5\u00a0kW too much"]);
  assert.equal(shown.segments[0]?.share, 1);
});

test("loads are counted where the budget counts them", () => {
  const shown = drawn([1, 1], 3, {}, layout(HOUSE.loads, { unit: "loads" }));
  assert.deepEqual([shown.granted, shown.of_limit, shown.left], ["2 loads", "of 3", "1 free"]);
  assert.equal(drawn([1], 3, {}, layout(HOUSE.loads, { unit: "loads" })).granted, "1 load");
});

const BOUND = {
  power_budget: "Limit: the power budget that was set",
  meter: "Limit: what the meter leaves",
  stale_meter: "Limit: the meter is silent",
  window: "Limit: the tariff window",
  limit_entity: "Limit: imposed from outside",
  parent: "Limit: what the budget above leaves",
} as const;

for (const [source, words] of Object.entries(BOUND)) {
  test(`the limit that binds is named: ${source}`, () => {
    assert.equal(drawn([], 2000, { bound_by: source }).bound_by, words);
  });
}

test("a power step is named by its mode, the first by what it is", () => {
  assert.equal(drawn([]).bound_by, "Limit: the connection");
  const saving = { "number.house_power_saving_mode": "1" };
  assert.equal(drawn([], 1000, {}, HOUSE, saving).bound_by, "Limit: power saving mode 1");
});

test("what the house draws is told by its meters, if all of them tell watts", () => {
  const metered = layout(HOUSE.loads, { meters: ["sensor.one", "sensor.two"], estimate: "whole_house" });
  const one = ["1500", { unit_of_measurement: "W" }] as const;
  const two = ["2.5", { unit_of_measurement: "kW" }] as const;
  const house = (states: object) => drawn([], 9000, {}, metered, states).house;
  assert.equal(house({ "sensor.one": one, "sensor.two": two }), "The house draws 4\u00a0kW");
  assert.equal(house({ "sensor.one": one, "sensor.two": ["7", { unit_of_measurement: "A" }] }), null);
  const fed = ["-4500", { unit_of_measurement: "W" }] as const;
  assert.equal(house({ "sensor.one": fed, "sensor.two": two }), "The house feeds in 2\u00a0kW");
  assert.equal(house({ "sensor.one": one, "sensor.two": ["unavailable", {}] }), null);
  assert.equal(drawn([]).house, null);
  const others = { ...metered, estimate: "other_loads" } as const;
  const rest = (states: object) => drawn([], 9000, {}, others, states).house;
  assert.equal(rest({ "sensor.one": one, "sensor.two": two }), "The rest of the house draws 4\u00a0kW");
  assert.equal(rest({ "sensor.one": fed, "sensor.two": two }), "The rest of the house feeds in 2\u00a0kW");
});

test("whoever cannot see it hears all of it", () => {
  assert.equal(drawn([1000, 500]).label, "1.5\u00a0kW of 2\u00a0kW, Hall 1\u00a0kW, Bath 500\u00a0W");
});

test("a load that was added since the last decision has no share yet", () => {
  const shown = bar(HOUSE, decided({ hall: granted() }), hass(), say, format);
  assert.deepEqual(shown.segments, []);
});
