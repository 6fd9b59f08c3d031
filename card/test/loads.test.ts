import assert from "node:assert/strict";
import { test } from "node:test";
import type { Granted, Kind } from "../src/protocol.ts";
import { rows } from "../src/view/loads.ts";
import { after, decided, granted, heats, layout, load, NOW, seen } from "./house.ts";

/** Return the row of one load that got something. */
function row(got: Partial<Granted>, kind: Kind = "heater", states = {}, wired = {}) {
  const hall = load("hall", { kind, wired });
  const [only] = rows(seen(layout([hall]), decided({ hall: granted(got) }), states));
  assert.ok(only);
  return only;
}

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

const HELD = { held_until: after(75) };
const REASONS: [string, Partial<Granted>, Kind, string, string, string][] = [
  ["heats", { reason: "heating" }, "heater", "Heating", "", "runs"],
  ["heats ahead", { reason: "preheating" }, "heater", "Heating ahead", "", "runs"],
  [
    "must go on for a while",
    { reason: "heating", ...HELD },
    "heater",
    "Heating",
    "at least 2 min more",
    "runs",
  ],
  [
    "is on and draws nothing",
    { reason: "heating", health: "idle" },
    "heater",
    "On, draws nothing",
    "",
    "runs",
  ],
  ["is about to freeze", { reason: "heating", freezes: true }, "heater", "Frost protection", "", "runs"],
  ["freezes and waits", { reason: "waiting", freezes: true }, "heater", "Frost protection", "", "waits"],
  ["is boosted", { reason: "boosted" }, "heater", "Boosted", "", "runs"],
  [
    "is boosted for a while",
    { reason: "boosted", boost_until: after(1800) },
    "heater",
    "Boosted",
    "30 min more",
    "runs",
  ],
  ["does not ask", {}, "heater", "Not asking", "", "rests"],
  ["is held on", { reason: "held_on", ...HELD }, "heater", "Held on, minimum time", "2 min more", "runs"],
  [
    "is held off",
    { reason: "held_off", held_until: after(45) },
    "heater",
    "Held off, minimum time",
    "45 sec more",
    "waits",
  ],
  [
    "waits",
    { reason: "waiting", needs: 800, needs_of: "House" },
    "heater",
    "Waiting for power",
    "needs 800\u00a0W more",
    "waits",
  ],
  [
    "waits for another budget",
    { reason: "waiting", needs: 1, needs_of: "Floor", needs_unit: "loads" },
    "heater",
    "Waiting for power",
    "needs 1 more of Floor",
    "waits",
  ],
  ["nobody is at home", { reason: "away" }, "heater", "Off, nobody is at home", "", "rests"],
  [
    "does not obey",
    { reason: "blocked", blocked_until: after(240) },
    "heater",
    "Does not obey",
    "told again in 4 min",
    "fault",
  ],
  [
    "draws though off",
    { reason: "blocked", health: "welded" },
    "heater",
    "Draws though it is off",
    "",
    "fault",
  ],
  ["is out of sight", { reason: "unavailable" }, "heater", "Unavailable", "", "fault"],
  [
    "draws all that it wants",
    { reason: "heating", level_w: 2300, wanted_w: 2300 },
    "modulating",
    "Running",
    "",
    "runs",
  ],
  [
    "draws less than it wants",
    { reason: "heating", level_w: 2300, wanted_w: 7400 },
    "modulating",
    "Running",
    "2.3\u00a0kW of 7.4\u00a0kW",
    "runs",
  ],
  ["is run by hand", { reason: "running" }, "attended", "Running", "", "runs"],
  [
    "was shed",
    { reason: "waiting", needs: 500 },
    "attended",
    "Switched off for the limit",
    "needs 500\u00a0W more",
    "waits",
  ],
  ["is offered again", { reason: "offered" }, "attended", "There is room again", "", "offered"],
];

for (const [what, got, kind, reason, detail, tone] of REASONS) {
  test(`one that ${what} says so`, () => {
    const shown = row(got, kind);
    assert.deepEqual([shown.reason, shown.detail, shown.tone], [reason, detail, tone]);
  });
}

test("a room that is warm says so, where its temperature is known", () => {
  const states = { "sensor.hall": ["21", { unit_of_measurement: "°C" }] };
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

const BATTERY = load("cellar", {
  kind: "battery",
  entities: { power_set: "sensor.set", health: "sensor.health" },
  wired: { soc: "sensor.soc" },
});

const BATTERIES: [string, string, string, string, string | null][] = [
  ["charges", "1800", "working", "Charging", "1.8\u00a0kW"],
  ["discharges", "-900", "working", "Discharging", "900\u00a0W"],
  ["is set to nothing", "0", "working", "At rest", null],
  ["was told nothing", "unknown", "working", "At rest", null],
  ["does not follow", "1800", "blocked", "Does not obey", "1.8\u00a0kW"],
];

for (const [what, set, health, reason, power] of BATTERIES) {
  test(`a battery that ${what} says so`, () => {
    const held = [set, { held_until: after(600) }] as const;
    const states = { "sensor.set": held, "sensor.health": health, "sensor.soc": "64" };
    const [shown] = rows(seen(layout([BATTERY]), decided({}), states));
    assert.deepEqual(
      [shown?.reason, shown?.power, shown?.measured, shown?.detail],
      [reason, power, "64%", "10 min more"],
    );
  });
}

const ASSET = load("boiler", {
  kind: "asset",
  entities: { asset_status: "sensor.status", dispatched: "sensor.dispatched", target: "sensor.target" },
  wired: {},
});

const ASSETS: [string, string, string][] = [
  ["following", "Follows its schedule", ""],
  ["short", "Cannot follow its schedule", "900\u00a0W of 1.5\u00a0kW"],
  ["helping", "Helps others", ""],
  ["requested", "Follows a request", ""],
  ["idle", "At rest", ""],
  ["fallback", "Schedule unknown", ""],
  ["blocked", "Does not obey", ""],
  ["unavailable", "Unavailable", ""],
  ["something new", "Not known yet", ""],
];

for (const [status, reason, detail] of ASSETS) {
  test(`an asset that is ${status} says so`, () => {
    const states = { "sensor.status": status, "sensor.dispatched": "900", "sensor.target": "1500" };
    const [shown] = rows(seen(layout([ASSET]), decided({}), states));
    assert.deepEqual([shown?.reason, shown?.detail, shown?.power], [reason, detail, "900\u00a0W"]);
  });
}
