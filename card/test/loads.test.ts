import assert from "node:assert/strict";
import { test } from "node:test";
import type { Granted } from "../src/protocol.ts";
import { rows } from "../src/view/loads.ts";
import { after, decided, granted, heats, layout, load, NOW, row, seen } from "./house.ts";

const HELD = { held_until: after(75) };

test("loads stand in the order of the turn, those that do not ask after them", () => {
  const loads = ["a", "b", "c", "d"].map((id) => load(id));
  const got = { a: granted(), b: heats(0, { place: 1 }), c: granted(), d: heats(0, { place: 0 }) };
  const shown = rows(seen(layout(loads), decided(got)));
  assert.deepEqual(
    shown.map((one) => [one.id, one.color]),
    [
      ["d", 3],
      ["b", 1],
      ["a", 0],
      ["c", 2],
    ],
  );
});

test("a room that is warm says so, where its temperature is known", () => {
  const states = { "sensor.hall": ["21", { unit_of_measurement: "°C" }] } as const;
  assert.equal(row({}, "heater", states, { temperature_sensor: "sensor.hall" }).reason, "Warm enough");
});

test("a time that has passed is not told", () => {
  const shown = row({ reason: "held_on", held_until: after(-1) });
  assert.deepEqual([shown.detail, shown.until], ["", null]);
});

test("what counts down is drawn anew", () => {
  assert.equal(row({ reason: "held_on", ...HELD }).until, NOW + 75_000);
  assert.equal(row({ reason: "waiting", needs: 800 }).until, null);
});

test("what it draws of this budget is shown", () => {
  assert.equal(row(heats(1500)).power, "1.5\u00a0kW");
  assert.equal(row({}).power, null);
});

test("a load of a budget below names it", () => {
  const attic = load("attic", { budget: "Upstairs", budget_id: "up" });
  assert.deepEqual(
    rows(seen(layout([load("hall"), attic]), decided({}))).map((one) => one.budget),
    [null, "Upstairs"],
  );
});

test("boost is within reach where it can be switched, and resuming where it is offered", () => {
  const boost = { "switch.hall_boost": "on" };
  assert.deepEqual(row({}, "heater", boost).boost, {
    entity: "switch.hall_boost",
    label: "Boost Hall",
    is_on: true,
  });
  assert.equal(row({}, "heater", { "switch.hall_boost": "unavailable" }).boost, null);
  assert.equal(row({}).boost, null);
  const oven = load("oven", { kind: "attended", entities: { status: "sensor.o", resume: "button.o" } });
  const resume = (reason: Granted["reason"]) =>
    rows(seen(layout([oven]), decided({ oven: granted({ reason }) }), { "button.o": "unknown" }))[0]?.resume;
  assert.equal(resume("offered")?.label, "Let Oven run again");
  assert.equal(resume("waiting"), null);
});

test("without a decision, the status alone is told", () => {
  const shown = rows(seen(layout([load("hall"), load("bath")]), null, { "sensor.hall_status": "waiting" }));
  assert.deepEqual(
    shown.map((one) => [one.reason, one.tone]),
    [
      ["Waiting for power", "waits"],
      ["Not known yet", "rests"],
    ],
  );
});
