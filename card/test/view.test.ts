import assert from "node:assert/strict";
import { test } from "node:test";
import type { Decided } from "../src/protocol.ts";
import { view } from "../src/view/view.ts";
import { watched } from "../src/view/watched.ts";
import { after, decided, granted, hass, heats, layout, load, NOW, say } from "./house.ts";

const HOUSE = layout([load("hall"), load("bath")]);
const CARD = { type: "custom:power-budget-card" };
const WAITING = { hall: heats(1000), bath: granted({ reason: "waiting", asks: true, place: 1, needs: 200 }) };

test("the title is the name of the budget, or what the user calls it", () => {
  assert.equal(view(HOUSE, null, hass(), CARD, NOW, say).title, "House");
  assert.equal(view(HOUSE, null, hass(), { ...CARD, name: "Power" }, NOW, say).title, "Power");
});

const STATUSES = {
  idle: "Nobody asks",
  heating: "All that ask run",
  limited: "Waiting: 1",
  away: "Nobody is at home",
  fault: "A load does not obey",
} as const;

for (const [status, text] of Object.entries(STATUSES)) {
  test(`a budget that is ${status} says so`, () => {
    const what = decided(WAITING, { status: status as keyof typeof STATUSES });
    assert.equal(view(HOUSE, what, hass(), CARD, NOW, say).status_text, text);
  });
}

test("a return that is announced is told", () => {
  const gone = (state: string, return_at: string | null) =>
    view(
      HOUSE,
      decided({}, { status: "away" }),
      hass({ "switch.house_away": [state, { return_at }] }),
      CARD,
      NOW,
      say,
    ).status_text;
  assert.equal(gone("on", "2026-11-22T18:00:00+00:00"), "Nobody is at home until Sun 18:00");
  assert.equal(gone("on", null), "Nobody is at home");
  assert.equal(gone("off", "2026-11-22T18:00:00+00:00"), "Nobody is at home");
  assert.equal(gone("on", "2026-11-21T11:59:59+00:00"), "Nobody is at home");
});

test("whoever wants to run and may not is counted as waiting", () => {
  const out = { reason: "unavailable", granted: 0 } as const;
  const loads = {
    waits: granted({ reason: "waiting", asks: true }),
    rests: granted({ reason: "held_off", boosted: true }),
    gone: granted({ ...out, asks: true }),
    unseen: granted(out),
    shed: granted({ reason: "waiting" }),
    offered: granted({ reason: "offered" }),
    runs: heats(1000),
  };
  const limited = decided(loads, { status: "limited" });
  assert.equal(view(HOUSE, limited, hass(), CARD, NOW, say).status_text, "Waiting: 4");
});

test("what a newer integration tells is left out, and the rest is shown", () => {
  const news = { status: "sunny", bound_by: "moon" } as unknown as Partial<Decided>;
  const shown = view(
    HOUSE,
    decided({ hall: heats(1000, { reason: "new" as never }) }, news),
    hass(),
    CARD,
    NOW,
    say,
  );
  assert.deepEqual([shown.status, shown.status_text], ["unknown", "Not decided yet"]);
  assert.deepEqual([shown.bar?.bound_by, shown.bar?.granted], ["", "1\u00a0kW"]);
  assert.equal(shown.loads[0]?.reason, "Not known yet");
});

test("before anything was decided there is no bar", () => {
  const shown = view(HOUSE, null, hass(), CARD, NOW, say);
  assert.deepEqual([shown.bar, shown.status_text], [null, "Not decided yet"]);
});

test("the next turn is told while somebody waits for it", () => {
  const shown = (loads: Decided["loads"]) =>
    view(HOUSE, decided(loads, { next_turn_at: after(48) }), hass(), CARD, NOW, say);
  assert.equal(shown(WAITING).next_turn, "next turn in 48 sec");
  assert.equal(shown(WAITING).until, NOW + 48_000);
  assert.deepEqual([shown({}).next_turn, shown({}).until], ["", null]);
});

test("test mode is told", () => {
  assert.equal(
    view(HOUSE, decided({}, { tested: true }), hass(), CARD, NOW, say).test_mode,
    "Test mode: nothing is switched",
  );
  assert.equal(view(HOUSE, decided({}), hass(), CARD, NOW, say).test_mode, null);
});

test("what is not wished is left out", () => {
  const card = { ...CARD, hide: ["loads", "controls", "window"] as const };
  const shown = view(HOUSE, decided(WAITING), hass(), card, NOW, say);
  assert.deepEqual([shown.loads, shown.controls, shown.tariff], [[], null, null]);
});

test("modes have their limits, and the one in force is marked", () => {
  const { controls } = view(HOUSE, null, hass({ "number.house_power_saving_mode": "1" }), CARD, NOW, say);
  assert.equal(controls?.mode_entity, "number.house_power_saving_mode");
  assert.deepEqual(
    controls?.modes.map((mode) => [mode.mode, mode.limit, mode.is_set, mode.label]),
    [
      [0, "2\u00a0kW", false, "Mode 0, 2\u00a0kW"],
      [1, "1\u00a0kW", true, "Mode 1, 1\u00a0kW"],
      [2, "0\u00a0W", false, "Mode 2, 0\u00a0W"],
    ],
  );
});

test("one mode is no choice", () => {
  const single = layout([], { power_steps: [2000] });
  assert.equal(view(single, null, hass(), CARD, NOW, say).controls?.mode_entity, null);
});

test("away and the automatic mode can be toggled where there are such", () => {
  const states = { "switch.house_away": "on", "switch.auto": "off" };
  const automatic = layout([], { entities: { ...HOUSE.entities, auto_mode: "switch.auto" } });
  assert.deepEqual(
    view(automatic, null, hass(states), CARD, NOW, say).controls?.toggles.map((one) => [one.role, one.is_on]),
    [
      ["auto_mode", false],
      ["away", true],
    ],
  );
  assert.deepEqual(view(HOUSE, null, hass(), CARD, NOW, say).controls?.toggles, []);
});

const TARIFF = layout([], {
  window: { minutes: 15, peak_w: 4000, follow_peak: false },
  entities: { window_average: "sensor.a", window_forecast: "sensor.f", month_peak: "sensor.m" },
});
const FIGURES = { "sensor.a": "2000", "sensor.f": "3000", "sensor.m": "5000" };

test("the tariff window tells its average, what is expected, and what is allowed", () => {
  const { tariff } = view(TARIFF, null, hass(FIGURES), CARD, NOW, say);
  assert.equal(tariff?.title, "Tariff window, 15 min");
  assert.equal(tariff?.figures, "2\u00a0kW on average, 3\u00a0kW expected, 4\u00a0kW allowed");
  assert.equal(tariff?.month, "Highest of the month: 5\u00a0kW");
  assert.deepEqual([tariff?.is_over, tariff?.entity], [false, "sensor.a"]);
  assert.ok(tariff.peak_at < 1 && tariff.average_at < tariff.forecast_at);
});

test("a peak that the month has had may be used again, where that is wished", () => {
  const follows = { ...TARIFF, window: { minutes: 15, peak_w: 4000, follow_peak: true } };
  const over = { ...FIGURES, "sensor.f": "4500" };
  assert.equal(view(TARIFF, null, hass(over), CARD, NOW, say).tariff?.is_over, true);
  assert.equal(view(follows, null, hass(over), CARD, NOW, say).tariff?.is_over, false);
});

test("without a window, or before it is measured, there is none", () => {
  assert.equal(view(HOUSE, null, hass(FIGURES), CARD, NOW, say).tariff, null);
  assert.equal(view(TARIFF, null, hass(), CARD, NOW, say).tariff, null);
});

test("it looks at every entity that it shows, once", () => {
  const metered = layout([load("hall", { wired: { switch: "switch.hall" } })], { meters: ["sensor.meter"] });
  const names = watched(metered, { thermostats: { Hall: "climate.hall" } });
  for (const name of [
    "sensor.meter",
    "switch.hall",
    "switch.hall_boost",
    "climate.hall",
    "switch.house_away",
  ]) {
    assert.equal(names.filter((one) => one === name).length, 1, name);
  }
});
