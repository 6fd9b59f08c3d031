import assert from "node:assert/strict";
import { test } from "node:test";
import { Format } from "../src/view/format.ts";
import { History, MOST_CHANGES, since, thinned } from "../src/view/history.ts";
import { historyOf, MOST_POINTS, range, roundUp, timeline } from "../src/view/timeline.ts";
import { ENGLISH, format, layout, load, NOW, say } from "./house.ts";

const HOUSE = layout([load("hall"), load("bath")]);
const HOUR_S = 3600;
const SPAN = range(1, NOW);

/** Return a history: by entity, states with how many seconds ago they began. */
function past(told: Readonly<Record<string, readonly (readonly [number, string])[]>>, start = SPAN.start) {
  const history = new History();
  const states = Object.entries(told).map(([entity, changes]) => [
    entity,
    changes.map(([ago, s]) => ({ s, lu: NOW / 1000 - ago })),
  ]);
  history.add({ states: Object.fromEntries(states) }, start);
  return history;
}

function drawn(told: Parameters<typeof past>[0], of = HOUSE, hours = 1) {
  return timeline(of, past(told, range(hours, NOW).start), range(hours, NOW), say, format);
}

test("who ran, waited or failed is told in parts of the time", () => {
  const { tracks } = drawn({
    "sensor.hall_status": [
      [2 * HOUR_S, "heating"],
      [0.75 * HOUR_S, "waiting"],
      [0.5 * HOUR_S, "satisfied"],
      [0.25 * HOUR_S, "blocked"],
    ],
  });
  assert.deepEqual(tracks[0]?.spans, [
    { from: 0, to: 0.25, tone: "runs" },
    { from: 0.25, to: 0.5, tone: "waits" },
    { from: 0.75, to: 1, tone: "fault" },
  ]);
  assert.equal(tracks[0]?.label, "Hall: ran 25% of the time, waited 25%, Fault 25%");
  assert.deepEqual(tracks[1]?.spans, []);
});

test("reasons of the same kind are one stretch", () => {
  const { tracks } = drawn({
    "sensor.hall_status": [
      [HOUR_S, "heating"],
      [1000, "held_on"],
      [500, "boosted"],
    ],
  });
  assert.deepEqual(tracks[0]?.spans, [{ from: 0, to: 1, tone: "runs" }]);
});

test("an entity that was not there did nothing", () => {
  const { tracks } = drawn({ "sensor.hall_status": [[HOUR_S, "unavailable"]] });
  assert.deepEqual(tracks[0]?.spans, []);
});

test("batteries and assets ran while they were set to something", () => {
  const battery = load("cellar", { kind: "battery", entities: { power_set: "sensor.set" } });
  const asset = load("boiler", { kind: "asset", entities: { dispatched: "sensor.dispatched" } });
  const { tracks } = drawn(
    {
      "sensor.set": [
        [HOUR_S, "-900"],
        [HOUR_S / 2, "0.0"],
      ],
      "sensor.dispatched": [[HOUR_S / 4, "100"]],
    },
    layout([battery, asset]),
  );
  assert.deepEqual(
    tracks.map((one) => one.spans),
    [[{ from: 0, to: 0.5, tone: "runs" }], [{ from: 0.75, to: 1, tone: "runs" }]],
  );
});

test("a battery that is only observed does nothing that is decided", () => {
  const observed = load("cellar", { kind: "battery", entities: { service: "sensor.service" } });
  const { tracks } = drawn({ "sensor.service": [[HOUR_S, "observed"]] }, layout([observed]));
  assert.deepEqual(tracks[0]?.spans, []);
});

test("lines are steps, from the lowest limit and the highest grant of each stretch", () => {
  const shown = drawn({
    "sensor.house_available_power": [
      [HOUR_S, "2000"],
      [HOUR_S / 2, "500"],
      [HOUR_S / 2 - 1, "1000"],
    ],
    "sensor.house_granted_power": [
      [HOUR_S, "0"],
      [HOUR_S / 2, "1500"],
      [HOUR_S / 2 - 1, "1000"],
    ],
  });
  assert.equal(shown.top, "2\u00a0kW");
  assert.equal(shown.limit, "M0 0H500V75H502.8V50H1000");
  assert.equal(shown.granted, "M0 100H500V25H502.8V50H1000");
  assert.equal(shown.label, "Granted at most 1.5\u00a0kW, limit at least 500\u00a0W");
});

test("a line has a gap where nothing was known", () => {
  const shown = drawn({
    "sensor.house_available_power": [
      [HOUR_S, "2000"],
      [HOUR_S / 2, "unavailable"],
      [HOUR_S / 4, "2000"],
    ],
  });
  assert.equal(shown.limit, "M0 0H502.8M750 0H1000");
});

test("a young history is shown whole, and not for less than some minutes", () => {
  assert.equal(drawn({ "sensor.hall_status": [[600, "heating"]] }, HOUSE, 24).title, "Last 10 min");
  assert.equal(drawn({ "sensor.hall_status": [[10, "heating"]] }, HOUSE, 24).title, "Last 2 min");
  assert.equal(drawn({ "sensor.hall_status": [[25 * HOUR_S, "heating"]] }, HOUSE, 24).title, "Last 24 hr");
});

test("round times are named, not too many, and none at the edge", () => {
  for (const hours of [1, 2, 3, 6, 12, 24]) {
    const { ticks } = drawn({ "sensor.hall_status": [[25 * HOUR_S, "heating"]] }, HOUSE, hours);
    assert.ok(ticks.length >= 3 && ticks.length <= 6, `${hours} h: ${ticks.length}`);
    for (const tick of ticks) assert.match(tick.label, /^\d\d:\d[05]$/);
    assert.ok(ticks.every((tick) => tick.at > 0 && tick.at < 1));
  }
});

test("times are round where the reader is", () => {
  const named = (zone: string, hours: number, now: number) => {
    const span = range(hours, now);
    const history = new History();
    history.add({ states: { "sensor.hall_status": [{ s: "heating", lu: span.start / 1000 - 1 }] } }, 0);
    return timeline(HOUSE, history, span, say, new Format(ENGLISH, zone)).ticks.map((tick) => tick.label);
  };
  assert.deepEqual(named("Asia/Kolkata", 6, NOW), ["12:00", "13:00", "14:00", "15:00", "16:00", "17:00"]);
  assert.deepEqual(named("Europe/Paris", 24, NOW), ["16:00", "20:00", "00:00", "04:00", "08:00", "12:00"]);
  const afterSummer = Date.parse("2026-10-25T09:30:00Z");
  assert.deepEqual(named("Europe/Paris", 12, afterSummer), [
    "00:00",
    "02:00",
    "04:00",
    "06:00",
    "08:00",
    "10:00",
  ]);
});

test("without any history it says so", () => {
  assert.equal(drawn({}).is_empty, true);
  assert.equal(drawn({ "sensor.hall_status": [[60, "heating"]] }).is_empty, false);
});

test("the number of points is bounded, whatever happened", () => {
  const restless = (state: (index: number) => string) =>
    Array.from({ length: 20_000 }, (_, index) => [86_400 - 4 * index, state(index)] as const);
  const shown = drawn(
    {
      "sensor.hall_status": restless((index) => (index % 2 ? "heating" : "satisfied")),
      "sensor.house_available_power": restless((index) => String(2000 + (index % 7) * 100)),
    },
    HOUSE,
    24,
  );
  assert.ok((shown.tracks[0]?.spans.length ?? 0) <= MOST_POINTS);
  assert.ok(shown.limit.split(/[HV]/).length <= 2 * MOST_POINTS + 2);
});

test("what is kept is bounded, too", () => {
  const history = new History();
  const states = Array.from({ length: 20_000 }, (_, index) => ({ s: String(index), lu: index }));
  history.add({ states: { "sensor.a": states } }, 0);
  assert.ok(history.of("sensor.a").length <= MOST_CHANGES);
  assert.equal(history.of("sensor.a").at(-1)?.state, "19999");
});

test("what ended before the beginning is forgotten, and what still held is not", () => {
  const changes = [1, 2, 3, 4].map((at) => ({ at, state: String(at) }));
  assert.deepEqual(since(changes, 2.5), changes.slice(1));
  assert.deepEqual(since(changes, 0), changes);
});

test("an entity that was removed, and came back, did nothing meanwhile", () => {
  const history = new History();
  const states = ["heating", null, "heating"].map((s, index) => ({ s, lu: index }));
  history.add({ states: { a: states } }, 0);
  const told = history.of("a").map((change) => change.state);
  assert.deepEqual(told, ["heating", "unavailable", "heating"]);
});

test("what is heard twice is kept once, and a state that stays is one", () => {
  const history = new History();
  history.add(
    {
      states: {
        a: [
          { s: "on", lu: 1 },
          { s: "on", lu: 2 },
          { s: "off", lu: 5, lc: 3 },
        ],
      },
    },
    0,
  );
  history.add(
    {
      states: {
        a: [
          { s: "off", lu: 3 },
          { s: "on", lu: 4 },
        ],
      },
    },
    0,
  );
  assert.deepEqual(history.of("a"), [
    { at: 1000, state: "on" },
    { at: 3000, state: "off" },
    { at: 4000, state: "on" },
  ]);
});

test("thinning keeps the last of each stretch", () => {
  const changes = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => ({ at, state: String(at) }));
  assert.deepEqual(
    thinned(changes, 4).map((change) => change.at),
    [1, 3, 5, 7],
  );
});

test("the field ends at a round number", () => {
  assert.deepEqual([8600, 2000, 3, 0, 12_345].map(roundUp), [10_000, 2000, 3, 1, 15_000]);
});

test("the history of what is drawn is asked for, and of nothing else", () => {
  assert.deepEqual(historyOf(HOUSE), [
    "sensor.house_available_power",
    "sensor.house_granted_power",
    "sensor.hall_status",
    "sensor.bath_status",
  ]);
});
